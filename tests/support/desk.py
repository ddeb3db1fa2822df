"""What a clerk does at the desk: makes a workbook, sends it, presses the buttons of its page."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl

from tests.support.accounts import Browser

GOOD = {"33.19": ("Kabupaten Kudus", 200_000, 50_000), "33.20": ("Kabupaten Jepara", 300_000, 60_000)}
Intake = Callable[[], None]


def book(rows: dict[str, tuple[Any, int, int]] = GOOD, title: str = "Bulan Oktober 2026") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["REKAPITULASI KEPESERTAAN BPU"])
    sheet.append([title])
    sheet.append([])
    sheet.append(["No", "Kode", "Kab/Kota", "Potensi BPU", "Aktif BPU"])
    for number, (code, (name, eligible, active)) in enumerate(rows.items(), 1):
        sheet.append([number, code, name, eligible, active])
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def send(one: Browser, content: bytes, name: str = "rekap.xlsx", **more: str) -> Any:
    one.get("/muat")
    return one.post("/muat", {"berkas": (io.BytesIO(content), name), **more})


def deed(one: Browser, number: int, word: str, **more: str) -> Any:
    page = one.get(f"/muat/{number}").text
    version = re.search(r'name="versi" value="(\d+)"', page)
    return one.post(f"/muat/{number}/{word}", {"versi": version[1] if version else "", **more})
