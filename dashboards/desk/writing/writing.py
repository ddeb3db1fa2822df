"""What every form that writes needs: who may write about which areas, what stands, the rules, the way out."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboards.desk.desk import Desk
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.dates import today
from data.definitions.registry import AREA_LEVEL, PROVINCE, WHOLE_LEVEL
from data.repository.store import Store
from data.repository.uploads.forms import Form
from data.repository.uploads.quarantine import Arrival
from data.repository.uploads.statements import COLLECTION, may_write, write

Row = Mapping[str, str]  # by the columns of the format, as in a file
Check = Callable[[str, Sequence[Row]], list[tuple[int, str, str, str]]]
"""What a file of a format is refused for: row from 0, column, rule, message. Of etl, by way of app.py."""
Wrong = dict[str, str]  # by column; under "" what is about no column


@dataclass(frozen=True)
class Writing:
    """The desk, the figures as everybody reads them, the quarantine, the rules of the formats."""

    desk: Desk
    store: Store
    quarantine: str
    check: Check

    @property
    def context(self) -> Context:
        """The newest of what is written to, in the language that is being read."""
        search = f"edisi={COLLECTION}-terkini&bahasa={self.desk.language.code}"
        return Context(self.store, parse(self.store, search, default_language=self.desk.default_language))

    @property
    def begun(self) -> bool:
        """Whether there is anything yet in the collection that is written to."""
        return any(edition.collection == COLLECTION and edition.live for edition in self.store.editions())

    def areas(self, *, province: bool = False) -> list[tuple[str, str]]:
        """Code and name of the areas one may write about, the `province` first where it counts as one."""
        known = self.context
        codes = [PROVINCE] if province else []
        codes += sorted((area.code for area in known.kabkota), key=lambda code: code)
        return [(code, known.formal(code)) for code in codes if may_write(self.desk.account, {code})]

    def official(self, code: str) -> str:
        """The name of an area as files write it; empty for none that one may write about."""
        areas = self.context.areas
        known = code in areas and areas[code].level in (AREA_LEVEL, WHOLE_LEVEL)
        return str(areas[code].name) if known and may_write(self.desk.account, {code}) else ""

    def own_loads(self, form: Form, title: str) -> set[int]:
        """The loads that stand of what this account wrote today."""
        if not self.begun:
            return set()
        mine = (form, self.desk.account.name, named(title))
        return {one.id for one in self.context.loads if (one.source, one.loaded_by, one.file_name) == mine}

    def wrong(self, form: Form, row: Row) -> Wrong:
        """What is wrong with one row, in words, by column."""
        _ = self.desk.language.text
        found: Wrong = {}
        for _row, column, rule, message in self.check(form, [row]):
            found.setdefault(column, _("Bagian ini perlu diisi.") if rule == "kosong" else message)
        return found

    def send(
        self,
        form: Form,
        rows: Sequence[Row],
        *,
        title: str,
        areas: Collection[str],
        about: str = "",
        seen: str = "",
    ) -> int:
        """Hand rows to the intake process; the number of the upload. `title`: what its load is about.

        Raises DeedError and TooManyUploadsError.
        """
        content = json.dumps({"data": [dict(row) for row in rows]}, ensure_ascii=False).encode()
        with Arrival(Path(self.quarantine)) as arrival:
            arrival.write(content)
            return write(
                self.desk.database,
                self.desk.account,
                form,
                arrival,
                title=named(title),
                areas=areas,
                about=about,
                seen=seen,
            )


def named(title: str) -> str:
    """What the load of a person and a day is called where files have their names."""
    return f"{title}, ditulis di peramban {today():%Y-%m-%d}"
