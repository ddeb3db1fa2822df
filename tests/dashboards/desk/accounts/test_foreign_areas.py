"""Every address that an area's official may use, on what is another area's: nothing is shown or done."""

import io

from flask import Flask

from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import records
from tests.dashboards.desk.accounts.test_access import MAY
from tests.support.accounts import browser
from tests.support.desk import Intake, book, send

ANY_DATABASE = True
FOREIGN = "33.20"  # the official is of 33.19
OWN_ACCOUNT = "/akun"
OF_AN_OBJECT = ("/muat/1", "/tulis/bukti/1", f"/tanggapan/1/{FOREIGN}")
TYPED = {  # each form takes of these what it knows
    **dict.fromkeys(("wilayah", "daerah", "kode_wilayah"), FOREIGN),
    **dict.fromkeys(("kontak", "kesepakatan", "nomor", "baris"), "1"),
    **{"kewajiban": "regulasi", "keadaan": "selesai", "jawaban": "right", "alasan": "coba", "versi": "0"},
    **{"orang": "Orang Asing", "jabatan": "Bappeda", "kantor": "Bappeda", "surel": "asing@jepara.example"},
}


def test_nothing_of_another_area_is_shown_or_done(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    editor = browser(desk_server, account_database, "sunting")
    contact = {
        "wilayah": FOREIGN,
        "orang": "Siti Aminah",
        "jabatan": "Bappeda",
        "surel": "siti@jepara.example",
    }
    evidence = {
        "wilayah": FOREIGN,
        "kewajiban": "regulasi",
        "berkas": (io.BytesIO(b"%PDF-1.7 J"), "rahasia.pdf"),
    }
    for path, sent in (("/tulis/kontak", contact), ("/tulis/bukti", evidence)):
        editor.get(path)
        assert editor.post(path, sent).status_code == 303, path
    assert (
        send(editor, book({FOREIGN: ("Kabupaten Jepara", 300_000, 61_234)}), "rahasia.xlsx").status_code
        == 303
    )
    intake()
    assert "61.234" in editor.get("/muat/1").text
    before = len(records(account_database, most=1000))
    official = browser(desk_server, account_database, "kudus")
    walked = set()
    for address in sorted(MAY):
        method, path = address.replace("33.19", FOREIGN).split()
        if "area" not in MAY[address] or path.startswith(OWN_ACCOUNT):
            continue
        official.get("/tulis")
        found = (
            official.get(f"{path}?wilayah={FOREIGN}&daerah={FOREIGN}")
            if method == "GET"
            else official.post(path, dict(TYPED))
        )
        walked.add(path)
        assert found.status_code != 303 or "/masuk" in found.headers["Location"], address
        for secret in ("Siti Aminah", "siti@jepara.example", "rahasia", "61.234"):
            assert secret not in found.get_data(as_text=True), (address, secret)
        if path.startswith(OF_AN_OBJECT):
            assert found.status_code in (403, 404), (address, found.status_code)
    assert len(walked) >= 20
    done = [row for row in records(account_database, most=1000) if row["actor"] == "kudus"]
    assert {row["kind"] for row in done} <= {"sign_in"}
    assert len(records(account_database, most=1000)) == before + len(done)
