"""40,000 people checked: in the browser from the press to the answer, its marked workbook, the command."""

import csv
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from etl.parsing.areas import district_names
from scripts.browser import FLAGS, ROOT, chromium, served

PEOPLE = 40_000
SECONDS = 5
HEADING = ["No", "NIK", "Nama", "Alamat", "Pekerjaan", "Kecamatan", "Tanggal lahir", "JK"]


def rows() -> list[list[object]]:
    """People of all areas, each with a NIK that may be, one in fifty twice."""
    chance, codes = random.Random(1), [code.replace(".", "") for code, _name in district_names()]
    made: list[list[object]] = []
    for number in range(1, PEOPLE + 1):
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(58, 99)
        place = f"{chance.choice(codes)}{chance.randint(1, 20):02d}"
        nik = f"{place}{day + 40 * (number % 2):02d}{month:02d}{year}{chance.randint(1, 9999):04d}"
        if number % 50 == 0:
            nik = str(made[-1][1])
        born = f"19{year}-{month:02d}-{day:02d}"
        made.append(
            [number, nik, f"NAMA {number}", "Desa Contoh RT 01/RW 02", "Petani", "Contoh", born, "LP"]
        )
    return made


def write(folder: Path) -> list[Path]:
    people = [HEADING, *rows()]
    with xlsxwriter.Workbook(folder / "daftar.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(people):
            sheet.write_row(number, 0, row)
    with (folder / "daftar.csv").open("w", newline="") as file:
        csv.writer(file).writerows(people)
    return [folder / "daftar.xlsx", folder / "daftar.csv"]


def in_the_browser(page: Page, address: str, file: Path) -> tuple[float, float]:
    """Seconds until the answer is there, and until the marked workbook is on the disk."""
    page.goto(f"{address}/periksa-daftar")
    page.wait_for_selector("#daftar:enabled")
    page.set_input_files("#daftar", file)
    start = time.perf_counter()
    page.click("#periksa")
    page.wait_for_selector("#hasil:not([hidden])", timeout=120_000)
    checked = time.perf_counter() - start
    start = time.perf_counter()
    with page.expect_download(timeout=120_000) as download:
        page.click("#bertanda")
    download.value.path()
    return checked, time.perf_counter() - start


def by_command(file: Path) -> float:
    start = time.perf_counter()
    words = [sys.executable, "-m", "etl", "check-list", str(file), "--json"]
    subprocess.run(words, cwd=ROOT, check=True, stdout=-3)
    return time.perf_counter() - start


def main() -> None:
    table = Table("berkas", "peramban, s", "buku kerja bertanda, s", "perintah, s", title=f"{PEOPLE} orang")
    with tempfile.TemporaryDirectory() as name, served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for file in write(Path(name)):
            checked, marked = in_the_browser(browser.new_page(), address, file)
            look = "green" if checked <= SECONDS else "red"
            table.add_row(
                file.suffix[1:], f"[{look}]{checked:.1f}[/]", f"{marked:.1f}", f"{by_command(file):.1f}"
            )
        browser.close()
    Console().print(table)
