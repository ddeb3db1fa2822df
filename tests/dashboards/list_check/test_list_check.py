"""The page as the server sends it: its policy, its script, and what it says where something is missing."""

import json
import re
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboards.list_check import script
from dashboards.list_check.libraries import Library, libraries
from dashboards.web.application import create_app
from data.definitions.people_lists import people_lists
from data.repository.store import Store
from data.settings import Settings
from etl.sources.lists.pendanaan import SOURCE
from scripts.fetch_libraries import digest, take


def _client(store: Store) -> FlaskClient:
    return create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]


def test_the_policy_lets_nothing_out(small_store: Store) -> None:
    answer = _client(small_store).get("/periksa-daftar")
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Pantau-Simpan" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    other = _client(small_store).get("/definisi").headers
    assert "connect-src" not in other["Content-Security-Policy"]
    assert "Pantau-Simpan" in other


@pytest.mark.parametrize(("language", "words"), [("id", "UU 27/2022"), ("en", "Law 27/2022")])
def test_a_notice_on_privacy_stands_on_it(small_store: Store, language: str, words: str) -> None:
    body = _client(small_store).get(f"/periksa-daftar?bahasa={language}").get_data(as_text=True)
    assert f'<html lang="{language}">' in body
    assert words in body
    assert "<form" not in body


def test_without_the_readers_of_files_the_command_is_named(
    small_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "VENDOR", tmp_path)
    body = _client(small_store).get("/periksa-daftar").get_data(as_text=True)
    assert "python -m etl check-list" in body
    assert "<script" not in body
    assert 'type="file"' not in body


def test_all_it_needs_is_one_script_under_an_address_of_its_content(
    small_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in libraries():
        (tmp_path / one.file_name).write_text(f"// {one.name}")
    monkeypatch.setattr(script, "VENDOR", tmp_path)
    client = _client(small_store)
    body = client.get("/periksa-daftar").data
    (address,) = re.findall(rb'<script src="([^"]+)"', body)
    asked = client.get(address.decode())
    assert [asked.data.index(f"// {one.name}".encode()) for one in libraries()] == sorted(
        asked.data.index(f"// {one.name}".encode()) for one in libraries()
    )
    assert "immutable" in asked.headers["Cache-Control"]
    assert client.get("/periksa-daftar/0123456789ab.js").status_code == 404
    given = json.loads(re.findall(r'id="aturan">(.*?)</script>', body.decode())[0])
    assert len(given["areas"]) == 35
    assert given["areas"]["33.18"] == "Kabupaten Pati"


def test_the_counts_have_the_columns_of_the_format() -> None:
    columns = people_lists().output.columns
    assert set(SOURCE.columns) <= set(columns)
    assert set(columns) <= {field.name for field in SOURCE.fields}


def test_a_package_with_another_digest_is_not_taken(tmp_path: Path) -> None:
    package = tmp_path / "kecil-1.0.0.tgz"
    with tarfile.open(package, "w:gz") as tar:
        for name in ("package/kecil.js", "package/LICENSE"):
            entry = tarfile.TarInfo(name)
            entry.size = 3
            tar.addfile(entry, BytesIO(b"abc"))
    wanted = digest(package.read_bytes())
    good = Library(
        name="kecil", version="1.0.0", licence="MIT", file="package/kecil.js", integrity=wanted, within=()
    )
    bad = good.model_copy(update={"integrity": digest(b"")})
    with pytest.raises(ValueError, match="digestnya lain"):
        take(bad, package, tmp_path)
    assert list(tmp_path.iterdir()) == [package]
    take(good, package, tmp_path)
    assert (tmp_path / "kecil-1.0.0.js").read_bytes() == b"abc"
    assert (tmp_path / "kecil.LICENSE").exists()
