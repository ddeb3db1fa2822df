"""Facts and runs for tests of what people are told by mail."""

from datetime import date, datetime

from dashboards.notify.run import Done, notify
from data.database.accounts.opening import AccountDatabase
from data.repository.store import Store
from data.settings import Settings
from tests.support.clock import Clock

KUDUS, DEMAK = "33.19", "33.21"
BASE = "https://pantau.contoh.go.id"
FRIDAY = datetime(2026, 12, 11, 0, 5)  # 07.05 WIB


def agreed(area: str, words: str, due: date | None, status: str = "belum") -> dict[str, object]:
    row = {"area_code": area, "met_on": date(2026, 11, 3), "agreed": words, "responsible": "Bappeda"}
    rest = {"due_on": due, "status": status, "evidence": None, "note": None, "sheet": None}
    return {**row, **rest, "source_row": 2, "source_column": "isi"}


def paid(area: str, workers: int, first: date, months: int) -> dict[str, object]:
    row = {"area_code": area, "group_name": "RT/RW", "fund": "APBD", "year": 2026, "workers": workers}
    rest = {"first_month": first, "months": months, "rupiah": None, "address": "", "sheet": None}
    return {**row, **rest, "source_row": 2, "source_column": "peserta"}


def run(store: Store, known: AccountDatabase, settings: Settings, clock: Clock, moment: datetime) -> Done:
    clock(moment)
    return notify(store, known, settings, moment=moment, base=BASE)
