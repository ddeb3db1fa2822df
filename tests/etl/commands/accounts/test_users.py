"""users and audit, as an operator meets them."""

import re
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.database.accounts.opening import open_accounts
from data.repository.accounts.invitations import invited
from data.repository.audit.trail import check, records
from data.settings import Settings
from tests.support.etl.books import KUDUS, rekap
from tests.support.running import call_etl

ANY_DATABASE = True


@pytest.fixture
def etl(areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PANTAU_ACCOUNTS_URL", f"sqlite:///{tmp_path / 'akun.sqlite3'}")
    monkeypatch.setenv("PANTAU_ACCOUNTS_KEY", str(tmp_path / "akun.kunci"))
    monkeypatch.setenv("PANTAU_BASE_URL", "https://pantau.contoh.go.id")
    url = areas_engine.url.render_as_string(hide_password=False)

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return call_etl(url, *words)

    return call


def test_before_there_is_any_account(etl, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for words in (("users", "list"), ("users", "reset", "siti"), ("audit",)):
        done = etl(*words)
        assert done.returncode == 1
        assert "Buat dengan akun pertama: python -m etl users add NAMA --admin" in done.stderr
    assert not (tmp_path / "akun.sqlite3").exists()


def test_an_account_from_invitation_to_the_end(etl) -> None:  # type: ignore[no-untyped-def]
    done = etl("users", "add", "Kepala", "--admin", "--orang", "Ibu Kepala")
    assert done.returncode == 0, done.stderr
    address = re.search(r"^https://pantau\.contoh\.go\.id/undangan/(\S+)$", done.stdout, re.MULTILINE)
    assert address
    assert "Ini akun pertama di sini." in done.stdout
    assert "systemctl restart pantau pantau-intake" in done.stdout
    database = open_accounts(Settings())
    assert database is not None
    assert invited(database, address[1]) == {"name": "kepala", "person": "Ibu Kepala"}
    again = etl("users", "reset", "kepala")
    assert again.returncode == 0
    assert invited(database, address[1]) is None  # the newer invitation replaced it
    second = etl("users", "add", "kudus", "--peran", "daerah", "--daerah", "33.19")
    assert (second.returncode, "akun pertama" in second.stdout) == (0, False)
    listed = etl("users", "list").stdout
    assert re.search(r"kepala +Ibu Kepala +administrator +diundang +belum", listed)
    assert re.search(r"kudus +kudus +daerah +33\.19 +diundang +tidak", listed)
    assert etl("users", "disable", "kudus").returncode == 0
    assert re.search(r"kudus .*nonaktif", etl("users", "list").stdout)
    whole = etl("audit")
    assert re.search(r"Rantai audit utuh: 4 catatan\. Kepala: [0-9a-f]{64}", whole.stdout)
    cut = etl("audit", "--kepala", "0" * 64)
    assert (cut.returncode, "tidak ada lagi di rantai" in cut.stderr) == (1, True)
    database.engine.dispose()


def test_what_the_command_line_does_stands_in_the_audit(etl, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    etl("users", "add", "kepala", "--admin")
    file = rekap(tmp_path / "rekap.xlsx", [KUDUS])
    assert etl("load", str(file), "--kering").returncode == 0  # changes nothing
    assert etl("load", str(file)).returncode == 0
    assert etl("edition", "create", "monev-1", "--judul", "Monev").returncode == 0
    assert etl("withdraw", "1", "--alasan", "salah").returncode == 0
    assert etl("status").returncode == 0
    database = open_accounts(Settings())
    assert database is not None
    found = [(one["kind"], one["subject"], one["actor"]) for one in records(database, most=3)]
    assert found == [
        ("command.withdraw", "1", "perintah:uji"),
        ("command.edition", "monev-1", "perintah:uji"),
        ("command.load", "1", "perintah:uji"),
    ]
    assert check(database).records == 4
    database.engine.dispose()
    (tmp_path / "akun.kunci").unlink()
    warned = etl("status")
    assert (warned.returncode, "Audit tidak dapat ditulis" in warned.stderr) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("siti", "--peran", "raja"), "--peran 'raja' tidak dikenal"),
        (("siti", "--peran", "daerah"), "Sebut daerahnya: --daerah 33.10"),
        (("siti", "--peran", "daerah", "--daerah", "99.99"), "Kode daerah 99.99 tidak dikenal"),
        (("siti", "--peran", "penyunting", "--daerah", "33.19"), "Hanya pejabat daerah"),
        (("S", "--peran", "penyunting"), "Nama akun memakai 3 sampai 60"),
    ],
)
def test_what_cannot_be_made(etl, words: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    done = etl("users", "add", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
