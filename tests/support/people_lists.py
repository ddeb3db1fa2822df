"""Golden rows that the command and the page are both held to, and the lists that a clerk opens."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

ON = date(2026, 12, 1)

# The cell, the findings (with what their sentence names), the birth date. A number has lost digits past 15.
GOLDEN: tuple[tuple[Any, str, str], ...] = (
    ("3318040510750001", "", "1975-10-05"),
    ("3318044510750001", "", "1975-10-05"),  # a woman: day 45 is the 5th
    (" 33.18.04.051075.0001 ", "", "1975-10-05"),
    ("'3318 0405 1075 0001", "", "1975-10-05"),
    (3318040510750001, "", "1975-10-05"),
    (3318040510750010, "nik_angka", ""),
    ("3318040510750010", "", "1975-10-05"),  # as text a 0 is as good as any digit
    (None, "nik_kosong", ""),
    ("-", "nik_kosong", ""),
    ("3.31804E+15", "nik_ilmiah written=3.31804E+15", ""),
    ("3,31804E+15", "nik_ilmiah written=3,31804E+15", ""),
    ("33180405107500O1", "nik_huruf", ""),
    ("３３１８０４０５１０７５０００１", "nik_huruf", ""),
    ("331804051075001", "nik_panjang count=15", ""),
    (331804051075, "nik_panjang count=12", ""),
    ("33180405107500011", "nik_panjang count=17", ""),
    ("3330040510750001", "nik_wilayah code=33.30.04", "1975-10-05"),  # 29 kabupaten, then kota from 71
    ("3377040510750001", "nik_wilayah code=33.77.04", "1975-10-05"),
    ("3318000510750001", "nik_wilayah code=33.18.00", "1975-10-05"),
    ("3500040510750001", "nik_wilayah code=35.00.04", "1975-10-05"),
    ("0118040510750001", "nik_wilayah code=01.18.04", "1975-10-05"),
    ("3578040510750001", "", "1975-10-05"),  # of another province all areas are believed
    ("3318043202750001", "nik_tanggal digits=320275", ""),
    ("3318040013750001", "nik_tanggal digits=001375", ""),
    ("3318043102750001", "nik_tanggal digits=310275", ""),
    ("3318047102750001", "nik_tanggal digits=710275", ""),
    ("3318044010750001", "nik_tanggal digits=401075", ""),
    ("3318047210750001", "nik_tanggal digits=721075", ""),
    ("3318042902000001", "", "2000-02-29"),
    ("3318042902010001", "nik_tanggal digits=290201", ""),
    ("3318046902960001", "", "1996-02-29"),
    ("3318042902280001", "", "1928-02-29"),  # 2028 has not come
    ("3318040112260001", "", "2026-12-01"),
    ("3318040212260001", "", "1926-12-02"),
    ("3318040510750000", "nik_urut", "1975-10-05"),
    ("3399043202750000", "nik_wilayah code=33.99.04 nik_tanggal digits=320275 nik_urut", ""),
)

FARMERS: tuple[tuple[Any, ...], ...] = (
    ("Daftar petani Desa Contoh",),
    (),
    ("No", "No. KTP (NIK)", "Nama", "Tgl. Lahir", "Pekerjaan"),
    (1, "3318040510750001", "BUDI", "05-10-1975", "Petani"),
    (2, "3318044510750002", "SITI", date(1975, 10, 5), "petani"),
    (3, "3318040510750001", "=HYPERLINK(1)", None, "=Petani"),
    (4, "3.31804E+15", "ANI", None, "Petani"),
    (5, 3318040510750010, "DIDI", None, "Petani"),
    (6, "3318040112080003", "MUDA PAS", "01/12/2008", "Nelayan"),  # 18 today
    (7, "3318040212080004", "MUDA KURANG", "2008-12-02", "Nelayan"),
    (8, "3318040212610005", "TUA PAS", None, "+Nelayan"),  # 65 tomorrow
    (9, "3318040112610006", "TUA LEBIH", None, "Nelayan"),
    (10, "3318040510250007", "SERATUS", "05-10-1925", "Nelayan"),  # 1 by the NIK alone
    (11, "3318040510750008", "LAHIR LAIN", "06-10-1975", ""),
    (12, "3374010510750009", "PINDAHAN", None, "Petani"),
    (13, "3318040510750011", "WAFAT", None, "Petani"),
    (14, "3318040510750012", "BURUH", None, "Petani"),
    (None, "NIK", "Nama", "Tgl. Lahir", "Pekerjaan"),
    (None, None, "Jumlah 14 orang"),
    (None, None, "TANPA NIK"),
)
FISHERS = (
    "NIK;Nama;Kelompok\r\n3318040510750001;Budi;nelayan\r\n3318040510750013;@Joko;-1+cmd\r\n"
    "3330040510750014;EDI;\r\n"
)
DEAD = "nama,nik\nWAFAT,3318040510750011\n"
WAGED: tuple[tuple[Any, ...], ...] = (("NIK", "Nama"), ("3318040510750012", "BURUH PABRIK"))

# Row of the file -> its findings; every other row of a person has none.
FARMERS_FOUND = {
    4: "ganda_pertama",
    6: "ganda nama_beda",
    7: "nik_ilmiah",
    8: "nik_angka",
    10: "usia_kurang",
    12: "usia_lebih",
    13: "usia_lebih",
    14: "lahir_beda",
    15: "luar_daerah",
    16: "meninggal",
    17: "penerima_upah nama_beda",
    20: "nik_kosong",
}
FISHERS_FOUND = {2: "ganda", 4: "nik_wilayah"}
GROUPS = {"Petani": 3, "Nelayan": 1, "'+Nelayan": 1, "pekerja rentan": 1, "'-1+cmd": 1}
COUNTS = (
    "kode_wilayah,wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber,catatan\r\n"
) + "".join(
    f"33.18,Kabupaten Pati,2026,DBHCHT,{group},{people},,,,"
    '"Daftar petani.xlsx, nelayan.csv, diperiksa 2026-12-01",\r\n'
    for group, people in GROUPS.items()
)


def said(findings: list[tuple[str, dict[str, str]]]) -> str:
    """Findings in one line, as GOLDEN has them."""
    return " ".join(" ".join([key, *(f"{k}={v}" for k, v in details.items())]) for key, details in findings)


def files(folder: Path) -> dict[str, Path]:
    """petani.xlsx, nelayan.csv, meninggal.csv and pabrik.xlsx in a folder, by their stems."""
    for name, rows in {"petani": FARMERS, "pabrik": WAGED}.items():
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                sheet.cell(number, column).value = cell
                if isinstance(cell, str):
                    sheet.cell(number, column).data_type = "s"  # also what begins with =
        book.save(folder / f"{name}.xlsx")
    (folder / "nelayan.csv").write_text(FISHERS, newline="")
    (folder / "meninggal.csv").write_text(DEAD, newline="")
    found = ("petani.xlsx", "nelayan.csv", "meninggal.csv", "pabrik.xlsx")
    return {Path(name).stem: folder / name for name in found}
