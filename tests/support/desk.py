"""What a clerk does at the desk: makes a workbook, sends it, presses the buttons of its page."""

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from data.database.accounts.opening import AccountDatabase
from etl.intake import job as jobs
from etl.intake.edition_job import change_edition
from etl.intake.serve import work_once
from tests.support.accounts import Browser
from tests.support.cheaper import copy_sqlite

GOOD = {"33.19": ("Kabupaten Kudus", 200_000, 50_000), "33.20": ("Kabupaten Jepara", 300_000, 60_000)}
Intake = Callable[[], None]


def intake_here(database: AccountDatabase, url: str, quarantine: str) -> Intake:
    """The intake process, without a process of its own (tests/etl/intake has it)."""
    done = {"read": jobs._read, "publish": jobs._publish, "withdraw": jobs._withdraw}
    done |= {"state": jobs._state, "take_back": jobs._state}

    def run(job: dict[str, Any], _office: str) -> dict[str, Any]:
        if "edition" in job:
            return change_edition(json.loads(json.dumps(job["edition"])), url)
        known = jobs.Job(**json.loads(json.dumps(job)))
        return dict(json.loads(json.dumps(done[known.kind](known, url))))

    def work() -> None:
        while work_once(database, quarantine, run=run):
            pass

    return work


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


class Beginning:
    """What many tests of the desk begin with, in two databases of SQLite and in quarantine: made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def restored(self, here: Path) -> bool:
        """Put it in the place of what is in the folder of a test; False where it has not been made yet."""
        return self.folder.exists() and self._copied(self.folder, here)

    def keep(self, here: Path) -> None:
        self.folder.mkdir()
        self._copied(here, self.folder)

    def _copied(self, source: Path, target: Path) -> bool:
        for name in ("test.sqlite3", "akun.sqlite3"):
            copy_sqlite(source / name, target / name)
        shutil.copytree(source / "karantina", target / "karantina", dirs_exist_ok=True)
        return True
