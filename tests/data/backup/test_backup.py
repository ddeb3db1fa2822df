"""A backup holds what stood at its moment, a restore puts exactly that back; what was erased stays erased."""

import os
import sqlite3
import stat
import time
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, make_url, select

from data.backup import archive, erasures
from data.backup.retention import Keep, superfluous
from data.database import tables
from data.database.engine import MIGRATIONS, make_engine, migrate
from data.database.faults import UnusableError
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.running import call_etl

pytestmark = pytest.mark.slow

HEADER = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n"


def load(url: str, folder: Path, active: object) -> None:
    file = folder / "rekap.csv"
    file.write_text(f"{HEADER}33.21,,2026-09,BPU,potensi,1000\n33.21,,2026-09,BPU,peserta_aktif,{active}\n")
    call_etl(url, "load", str(file))


def values(url: str) -> list[int]:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = connection.execute(select(tables.observation.c.value).order_by(tables.observation.c.value))
        counts = [int(value) for value in found.scalars()]
    engine.dispose()
    return counts


def refused(url: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        count = len(connection.execute(select(tables.refusal.c.id)).all())
    engine.dispose()
    return count


def backup(url: str, folder: Path) -> Path:
    done = call_etl(url, "backup", "--folder", str(folder))
    assert done.returncode == 0, done.stderr
    assert "dibaca kembali utuh" in done.stdout
    return max(folder.glob("cadangan-*.zip"))


def test_what_stood_at_the_moment_comes_back_and_what_was_erased_does_not(
    database_url: str, areas_engine: Engine, tmp_path: Path
) -> None:
    areas_engine.dispose()
    load(database_url, tmp_path, 340)
    load(database_url, tmp_path, "Budi 3374012345678901")
    assert (values(database_url), refused(database_url)) == ([340, 1000], 1)
    made = backup(database_url, tmp_path / "cadangan")
    load(database_url, tmp_path, 410)
    (tmp_path / "cadangan" / erasures.NAME).write_text('{"kind": "refus', "utf-8")  # cut off by a power cut
    assert call_etl(database_url, "forget", "1").returncode == 0
    assert (values(database_url), refused(database_url)) == ([340, 410, 1000, 1000], 0)

    occupied = call_etl(database_url, "restore", str(made))
    assert (occupied.returncode, "--timpa" in occupied.stderr) == (1, True)
    assert values(database_url) == [340, 410, 1000, 1000]

    done = call_etl(database_url, "restore", str(made), "--timpa")
    assert done.returncode == 0, done.stderr
    assert "1 penghapusan" in done.stdout
    assert (values(database_url), refused(database_url)) == ([340, 1000], 0)
    former = done.stdout.partition("disisihkan: ")[2].partition(". ")[0]
    aside = make_url(database_url).set(database=former).render_as_string(hide_password=False)
    assert values(aside) == [340, 410, 1000, 1000]
    if not aside.startswith("sqlite"):
        call = make_engine(make_url(aside).set(database="postgres").render_as_string(hide_password=False))
        with call.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{former}"')
        call.dispose()


@pytest.fixture
def lite(tmp_path: Path) -> str:
    """A SQLite database with one figure."""
    url = f"sqlite:///{tmp_path / 'pantau.sqlite3'}"
    engine = make_engine(url)
    migrate(engine)
    ensure_areas(engine)
    engine.dispose()
    load(url, tmp_path, 340)
    return url


def test_a_backup_with_changed_bytes_is_refused_and_changes_nothing(lite: str, tmp_path: Path) -> None:
    made = backup(lite, tmp_path / "c")
    whole = made.read_bytes()
    made.write_bytes(whole[:2000] + bytes(40) + whole[2040:])
    load(lite, tmp_path, 410)
    done = call_etl(lite, "restore", str(made), "--timpa")
    assert (done.returncode, "rusak" in done.stderr) == (1, True)
    assert values(lite) == [340, 410, 1000, 1000]
    assert not [path for path in tmp_path.rglob("*") if "sementara" in path.name or "sebelum" in path.name]


def test_wherever_a_byte_changes_the_copy_is_the_same_or_refused(lite: str, tmp_path: Path) -> None:
    made, copy = backup(lite, tmp_path / "c"), tmp_path / "copy"
    archive.unpack(made, copy)
    whole, right, refused = made.read_bytes(), copy.read_bytes(), 0
    for place in range(0, len(whole), len(whole) // 150):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            archive.unpack(made, copy)
            assert copy.read_bytes() == right
        except UnusableError:
            refused += 1
    assert refused > 100


def test_a_database_that_is_destroyed_comes_back(lite: str, tmp_path: Path) -> None:
    made, file = backup(lite, tmp_path / "c"), tmp_path / "pantau.sqlite3"
    file.write_bytes(b"rusak" * 10_000)
    assert call_etl(lite, "restore", str(made), "--timpa").returncode == 0
    assert values(lite) == [340, 1000]
    file.unlink()
    assert call_etl(lite, "restore", str(made)).returncode == 0
    assert values(lite) == [340, 1000]


def test_what_a_killed_backup_left_is_gone_a_day_later(lite: str, tmp_path: Path) -> None:
    """Copies in the clear; what is younger may be another backup at work."""
    folder = tmp_path / "c"
    for name, hours in (("lama", 25), ("kini", 23)):
        work = folder / f".sementara-{name}"
        work.mkdir(parents=True)
        (work / "basis-data").write_bytes(b"angka")
        half = folder / f".77-cadangan-{name}.zip.sementara"
        half.write_bytes(b"angka")
        for place in (work, half):
            os.utime(place, (time.time() - hours * 3600,) * 2)
    archive.make(lite, folder)
    left = sorted(place.name for place in folder.iterdir() if place.name.startswith("."))
    assert left == [".77-cadangan-kini.zip.sementara", ".sementara-kini"]


def test_a_damaged_database_makes_no_backup(lite: str, tmp_path: Path) -> None:
    """Half of its pages are gone: a copy of that is no backup."""
    file = tmp_path / "pantau.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"x" * (len(whole) // 2))
    done = call_etl(lite, "backup", "--folder", str(tmp_path / "c"))
    assert (done.returncode, done.stdout) == (1, "")
    assert list((tmp_path / "c").iterdir()) == []


def test_a_backup_to_another_place_and_its_settings(
    lite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pantau.env").write_text("PANTAU_OFFICE=Disnaker\n")
    monkeypatch.setitem(Settings.model_config, "env_file", str(tmp_path / "pantau.env"))
    made = backup(lite, tmp_path / "c")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    places = ("--ke", str(tmp_path / "lain.sqlite3"), "--pengaturan", str(tmp_path / "p"))
    done = call_etl(lite, "restore", str(made), *places)
    assert done.returncode == 0, done.stderr
    assert values(f"sqlite:///{tmp_path / 'lain.sqlite3'}") == [340, 1000]
    assert (tmp_path / "p").read_text() == "PANTAU_OFFICE=Disnaker\n"


def test_the_second_database_is_in_it_and_comes_out_beside(lite: str, tmp_path: Path) -> None:
    """Not in force: somebody who was shut out since would be let in again."""
    accounts = tmp_path / "akun-lain.sqlite3"
    with patch.dict(os.environ, {"PANTAU_ACCOUNTS_URL": f"sqlite:///{accounts}"}):
        os.environ["PANTAU_ACCOUNTS_KEY"] = str(tmp_path / "kunci")
        assert call_etl(lite, "users", "add", "siti", "--admin").returncode == 0
        made = backup(lite, tmp_path / "c")
        assert call_etl(lite, "users", "disable", "siti").returncode == 0
        place = tmp_path / "keluar.sqlite3"
        done = call_etl(lite, "restore", str(made), "--timpa", "--akun", str(place))
        assert done.returncode == 0, done.stderr
        again = call_etl(lite, "restore", str(made), "--timpa", "--akun", str(place))
        assert (again.returncode, "--akun" in again.stderr) == (1, True)
    query = "SELECT name, disabled_at IS NULL FROM account"
    for file, standing in ((place, 1), (accounts, 0)):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute(query).fetchall() == [("siti", standing)]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_evidence_is_in_it_as_it_lies_and_what_was_erased_stays_out(lite: str, tmp_path: Path) -> None:
    """Encrypted under its digest, with or without a key of the backup; each byte is looked at."""
    lies, other = (tmp_path / "karantina" / ".bukti" / (sign * 64) for sign in "ab")
    lies.parent.mkdir(parents=True)
    lies.write_bytes(b"tersegel a")
    other.write_bytes(b"tersegel b")
    (lies.parent / ".12-a.sementara").write_bytes(b"half")
    originals = tmp_path / "karantina" / ".asli"  # the same bytes as evidence that was erased: another file
    originals.mkdir()
    for sign in "bc":
        (originals / (sign * 64)).write_bytes(b"asli " + sign.encode())
    accounts = f"sqlite:///{tmp_path / 'akun-lain.sqlite3'}"
    told = {"PANTAU_ACCOUNTS_URL": accounts, "PANTAU_ACCOUNTS_KEY": str(tmp_path / "kunci")}
    with patch.dict(os.environ, {**told, "PANTAU_QUARANTINE": str(tmp_path / "karantina")}):
        assert call_etl(lite, "users", "add", "siti", "--admin").returncode == 0
        made = backup(lite, tmp_path / "c")
        with closing(sqlite3.connect(tmp_path / "akun-lain.sqlite3")) as connection, connection:
            for digest, erased in (("a" * 64, None), ("b" * 64, "2026-12-01"), ("a" * 64, "2026-12-01")):
                connection.execute(
                    "INSERT INTO evidence (area_code, duty, digest, kind, size, file_name, written_by, "
                    "written_at, erased_at) VALUES ('33.19', 'bumd', ?, 'pdf', 9, '', 1, '2026-11-01', ?)",
                    (digest, erased),
                )
            connection.execute(
                "INSERT INTO upload (digest, file_name, size, period, collection, account_id, uploaded_at, "
                "state, version, report, areas, figures, reason) "
                "VALUES ('c', 'x', 1, '', 'resmi', 1, '2026-11-01', 'read', 1, '', '', '', '')"
            )
            for sign, erased in (("b", None), ("c", "2026-12-01")):
                connection.execute(
                    "INSERT INTO original_copy (upload_id, digest, file_name, size, asked_by, asked_at, "
                    "reason, erased_at, erased_reason) VALUES (1, ?, '', 9, 1, '2026-11-01', '', ?, '')",
                    (sign * 64, erased),
                )
        words = ("restore", str(made), "--ke", str(tmp_path / "lain.sqlite3"), "--timpa")
        done = call_etl(lite, *words, "--berkas", str(tmp_path / "keluar"))
        assert done.returncode == 0, done.stderr
        again = call_etl(lite, *words, "--berkas", str(tmp_path / "keluar"))
        assert (again.returncode, "--berkas" in again.stderr) == (1, True)
    out = [path for path in (tmp_path / "keluar").rglob("*") if path.is_file()]
    assert sorted((path.parent.name, path.name, path.read_bytes()) for path in out) == [
        ("asli", "b" * 64, b"asli b"),
        ("bukti", "a" * 64, b"tersegel a"),
    ]
    spoilt = tmp_path / "rusak.zip"
    spoilt.write_bytes(made.read_bytes().replace(b"tersegel a", b"tersegel c"))
    with pytest.raises(UnusableError, match="rusak"):
        archive.unpack_sealed(spoilt, tmp_path / "rusak")
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(tmp_path / "kurang.zip", "w") as less:
        for name in whole.namelist():
            if not name.endswith("b" * 64):
                less.writestr(name, whole.read(name))
    with pytest.raises(UnusableError, match="isinya berubah"):
        archive.unpack_sealed(tmp_path / "kurang.zip", None)


def _take_back(url: str, revision: str) -> None:
    """The database as the program of an older revision had it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = make_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


@pytest.mark.parametrize(("revision", "code", "left"), [("0006", 0, [340, 1000]), ("9999", 1, [410])])
def test_an_older_backup_is_brought_up_and_a_newer_one_is_refused(
    lite: str, tmp_path: Path, revision: str, code: int, left: list[int]
) -> None:
    if revision == "0006":
        _take_back(lite, revision)
    else:
        with closing(sqlite3.connect(tmp_path / "pantau.sqlite3")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    made = backup(lite, tmp_path / "c")
    with closing(sqlite3.connect(tmp_path / "pantau.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM observation WHERE value = 340")
        connection.execute("UPDATE observation SET value = 410")
    done = call_etl(lite, "restore", str(made), "--timpa")
    assert (done.returncode, "lebih baru" in done.stderr) == (code, bool(code))
    assert values(lite) == left
    if not code:
        assert call_etl(lite, "status").returncode == 0


def test_which_backups_stay() -> None:
    """One every six hours for 100 days: all of two days; 7 days, 4 weeks and 3 months have a newest one."""
    last = datetime(2026, 11, 30, 18)
    made = [(last - timedelta(hours=6 * number), Path(str(number))) for number in range(400)]
    gone = superfluous(made, Keep(days=7, weeks=4, months=3))
    stay = [f"{moment:%m-%d %H}" for moment, file in made if file not in gone]
    # Monday 30 November; Sundays 29, 22 and 15 end weeks; 31 October and 30 September end months
    last_days = [f"11-{day} {hour:02}" for day in (30, 29) for hour in (18, 12, 6, 0)]
    days = [*last_days, "11-28 18", "11-27 18", "11-26 18", "11-25 18", "11-24 18"]
    assert stay == [*days, "11-22 18", "11-15 18", "10-31 18", "09-30 18"]
    assert superfluous(made[:1], Keep(days=0, weeks=0, months=0)) == []


@pytest.mark.parametrize("words", ["7", "7,4", "a,b,c", "-1,2,3", "7,4,12,1"])
def test_what_to_keep_is_three_numbers(lite: str, tmp_path: Path, words: str) -> None:
    done = call_etl(lite, "backup", "--folder", str(tmp_path / "c"), "--simpan", words)
    assert (done.returncode, "--simpan 7,4,12" in done.stderr) == (1, True)
    assert not (tmp_path / "c").exists()


def test_what_is_no_backup_is_said(lite: str, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("bukan")
    for name in ("a.zip", "tidak-ada.zip"):
        done = call_etl(lite, "restore", str(tmp_path / name), "--timpa")
        assert (done.returncode, "bukan cadangan" in done.stderr) == (1, True)
    assert values(lite) == [340, 1000]


def test_an_encrypted_backup_opens_with_its_key_only(
    lite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("kunci", "lain"):
        assert call_etl(lite, "backup", "--kunci-baru", str(tmp_path / name)).returncode == 0
    key = (tmp_path / "kunci").read_text()
    assert key.startswith("AGE-SECRET-KEY-1")
    assert stat.S_IMODE((tmp_path / "kunci").stat().st_mode) == 0o600
    again = call_etl(lite, "backup", "--kunci-baru", str(tmp_path / "kunci"))
    assert (again.returncode, "tidak pernah ditimpa" in again.stderr) == (1, True)

    monkeypatch.setenv("PANTAU_BACKUP_KEY", key.strip())
    folder = tmp_path / "cadangan"
    done = call_etl(lite, "backup", "--folder", str(folder))
    assert (done.returncode, "terenkripsi, dibuka dan dibaca kembali utuh" in done.stdout) == (0, True), done
    (made,) = folder.iterdir()
    assert made.name.endswith(".zip.age")
    assert made.read_bytes().startswith(b"age-encryption.org/v1")
    assert b"SQLite format" not in made.read_bytes()
    assert [file for _, file in archive.backups(folder)] == [made]

    monkeypatch.delenv("PANTAU_BACKUP_KEY")
    to = ("--ke", str(tmp_path / "ulang.sqlite3"))
    for words, said in (
        ((), "terenkripsi. Sebut kuncinya"),
        (("--kunci", str(tmp_path / "lain")), "tidak dapat dibuka dengan kunci ini"),
        (("--kunci", str(made)), "Kunci cadangan tidak dapat dipakai"),
    ):
        refused_ = call_etl(lite, "restore", str(made), *to, *words)
        assert (refused_.returncode, said in " ".join(refused_.stderr.split())) == (1, True), refused_
        assert not (tmp_path / "ulang.sqlite3").exists()
        assert key.strip() not in refused_.stderr
    assert call_etl(lite, "restore", str(made), *to, "--kunci", str(tmp_path / "kunci")).returncode == 0
    assert values(f"sqlite:///{tmp_path / 'ulang.sqlite3'}") == [340, 1000]

    broken = bytearray(made.read_bytes())
    broken[-100] ^= 1
    made.write_bytes(broken)
    spoilt = call_etl(lite, "restore", str(made), "--timpa", "--kunci", str(tmp_path / "kunci"))
    said = " ".join(spoilt.stderr.split())
    assert (spoilt.returncode, "tidak dapat dibuka" in said) == (1, True), said
    assert values(lite) == [340, 1000]


def test_a_key_that_is_none_makes_no_backup(
    lite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANTAU_BACKUP_KEY", "rahasia")
    done = call_etl(lite, "backup", "--folder", str(tmp_path / "c"))
    assert (done.returncode, "AGE-SECRET-KEY-1" in done.stderr, "rahasia" in done.stderr) == (1, True, False)
    assert not (tmp_path / "c").exists()


def test_what_was_erased_is_erased_again_by_command_after_another_way_of_restoring(
    lite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL put back to a point in time knows nothing of what was erased since."""
    monkeypatch.setenv("PANTAU_BACKUPS", str(tmp_path / "c"))
    load(lite, tmp_path, "Budi 3374012345678901")
    file = Path(str(make_url(lite).database))
    before = file.read_bytes()
    assert call_etl(lite, "forget", "1").returncode == 0
    assert refused(lite) == 0
    file.write_bytes(before)
    assert refused(lite) == 1
    done = call_etl(lite, "forget", "--ulangi")
    assert (done.returncode, "1 penghapusan" in done.stdout, refused(lite)) == (0, True, 0), done
