"""The simulated figures once more, by plain SQL and loops: counts, ratios of sums, targets, gaps, ranks."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any

Row = dict[str, Any]
BANDS = (("di_jalur", Fraction(1)), ("perlu_percepatan", Fraction(85, 100)), ("jauh_tertinggal", Fraction(0)))
WORDS = {
    "tercapai": "✓Tercapai",
    "di_jalur": "↗Di jalur",
    "perlu_percepatan": "!Perlu percepatan",
    "jauh_tertinggal": "▼Jauh tertinggal",
    "belum_melapor": "…Belum melapor",
    "tanpa_angka": "∅Tanpa angka",
    "tanpa_target": "–Tanpa target",
}


def before(month: str, count: int) -> str:
    """The month end so many months before, both written 2026-09-30."""
    year, number = int(month[:4]), int(month[5:7])
    place = year * 12 + number - count
    return str(date(place // 12, place % 12 + 1, 1) - timedelta(days=1))


class Plain:
    """What an edition of the simulation that sees loads up to `cutoff` says."""

    def __init__(self, file: Path, cutoff: int = 10**9, scheme: str = "ucj-simulasi") -> None:
        self.scheme = scheme
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            self.counts = {
                row[:4]: row[4]  # a later load, and a later row of it, overwrites an earlier one
                for row in connection.execute(
                    "SELECT area_code, period, segment, measure, value FROM observation o "
                    "JOIN load l ON l.id = o.load_id WHERE l.collection = 'simulasi' AND l.id <= ? "
                    "AND l.status = 'published' AND o.programme = '' ORDER BY o.load_id, o.seq",
                    (cutoff,),
                )
            }
            self.goals = {
                row[:3]: Fraction(str(row[3]))
                for row in connection.execute(
                    "SELECT area_code, segment, year, value FROM target t JOIN load l ON l.id = t.load_id "
                    "WHERE l.collection = 'simulasi' AND scheme = ? AND unit = 'percent' AND scope = 'area' "
                    "ORDER BY l.id",
                    (scheme,),
                )
            }
            self.areas = dict(connection.execute("SELECT code, name FROM area WHERE level = 'kabkota'"))
            self.parents = dict(connection.execute("SELECT code, parent FROM area WHERE level = 'kabkota'"))
            self.neighbours = dict(connection.execute("SELECT code, neighbours FROM area"))
            self.spells = list(
                connection.execute(
                    "SELECT area_code, fund, workers, first_month, months FROM funding f "
                    "JOIN load l ON l.id = f.load_id WHERE l.collection = 'simulasi' AND l.id <= ? "
                    "ORDER BY f.load_id, f.seq",
                    (cutoff,),
                )
            )
        connection.close()

    @cached_property
    def _potensi(self) -> dict[tuple[str, str], list[tuple[str, int]]]:
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for (area, month, segment, measure), value in self.counts.items():
            if measure == "eligible_workers":
                found.setdefault((area, segment), []).append((month, value))
        return {key: sorted(values) for key, values in found.items()}

    def _single(self, area: str, month: str, segment: str) -> tuple[int, int] | None:
        active = self.counts.get((area, month, segment, "active_participants"))
        known = [value for when, value in self._potensi.get((area, segment), []) if when <= month]
        return None if active is None or not known else (active, known[-1])

    def pair(self, area: str, month: str, segment: str) -> tuple[int, int] | None:
        """Active and potensi of a kabupaten/kota; None where it has not reported."""
        if segment != "TOTAL":
            return self._single(area, month, segment)
        parts = [self._single(area, month, part) for part in ("PU", "BPU", "JAKON")]
        if not all(parts):
            return None
        parts.append(self._single(area, month, "PMI"))
        known = [part for part in parts if part]
        return sum(n for n, _ in known), sum(d for _, d in known)

    def members(self, area: str) -> list[str]:
        if area == "33":
            return list(self.areas)
        below = [code for code, parent in self.parents.items() if parent == area]
        return below or [area]

    def sums(self, area: str, month: str, segment: str) -> tuple[int, int] | None:
        pairs = [pair for code in self.members(area) if (pair := self.pair(code, month, segment))]
        return (sum(n for n, _ in pairs), sum(d for _, d in pairs)) if pairs else None

    def target_people(self, area: str, month: str, segment: str) -> int | None:
        """The fewest people that reach the percent of potensi, added up over the areas that have reported."""
        whole = 0
        for code in self.members(area):
            pair = self.pair(code, month, segment)
            if pair is None:
                continue
            goal = self.goals.get((code, segment, int(month[:4])))
            if goal is None:
                return None
            whole += ceil(goal * pair[1] / 100)
        return whole if self.sums(area, month, segment) else None

    def _line(self, code: str, month: str, segment: str) -> Fraction | None:
        """The path of a kabupaten/kota in percent: from what was asked for last year, else from last year's
        newest participants over this month's potensi, else the target itself; never past it."""
        year, pair = int(month[:4]), self.pair(code, month, segment)
        goal, start = (self.goals.get((code, segment, y)) for y in (year, year - 1))
        if goal is None:
            return None
        then = (self.pair(code, before(f"{year}-01-01", back), segment) for back in range(1, 13))
        newest = next((found[0] for found in then if found), None)
        if start is None and newest is not None and pair is not None:
            start = Fraction(newest * 100, pair[1])
        return goal if start is None else min(goal, start + (goal - start) * int(month[5:7]) / 12)

    def path(self, area: str, month: str, segment: str) -> Fraction | None:
        """In percent; above the areas from the people on their paths, of those that have reported."""
        if self.members(area) == [area]:
            return self._line(area, month, segment)
        whole, base = Fraction(0), self.sums(area, month, segment)
        for code in self.members(area):
            pair, line = self.pair(code, month, segment), self._line(code, month, segment)
            if pair is None:
                continue
            if line is None:
                return None
            people = line * pair[1] / 100
            whole += ceil(people) if line == self.goals[code, segment, int(month[:4])] else people
        return whole * 100 / base[1] if base else None

    def _status(self, row: Row, path: Fraction | None) -> str:
        if row["target"] is None or path is None:
            return "tanpa_target"
        if row["value"] >= row["target"]:
            return "tercapai"
        return next(key for key, start in BANDS if row["value"] >= path * start)

    def row(self, area: str, month: str, segment: str) -> Row:
        """One row of a table: everything a page says of an area, None where unknown."""
        pair = self.sums(area, month, segment)
        own = self.goals.get((area, segment, int(month[:4])))
        if pair is None:
            return dict.fromkeys(("value", "n", "d", "points", "people", "uncovered"), None) | {
                "area": area,
                "target": own,
                "path": self.path(area, month, segment),
                "status": "belum_melapor",
                **self._changes(area, month, segment),
            }
        n, d = pair
        value, goal = Fraction(n * 100, d), self.target_people(area, month, segment)
        target = own if own is not None or goal is None else Fraction(goal * 100, d)
        path = self.path(area, month, segment)
        found: Row = {
            "area": area,
            "n": n,
            "d": d,
            "value": value,
            "target": target,
            "points": None if target is None else target - value,
            "people": None if goal is None else goal - n,
            "uncovered": d - n,
            "path": path,
            **self._changes(area, month, segment),
        }
        return found | {"status": self._status(found, path)}

    def _changes(self, area: str, month: str, segment: str) -> Row:
        """Since the month and the year before, of the areas that reported in both."""
        found: Row = {"then": before(month, 1), "month": month}
        for word, back in (("month", 1), ("year", 12)):
            then = before(month, back)
            both = [
                (now, was)
                for code in self.members(area)
                if (now := self.pair(code, month, segment)) and (was := self.pair(code, then, segment))
            ]
            people = sum(now[0] - was[0] for now, was in both)
            base = sum(now[1] for now, _ in both)
            found[f"same_{word}"] = Fraction(people * 100, base) if both else None
            now_then = [
                (sum(pair[at][0] for pair in both), sum(pair[at][1] for pair in both)) for at in (0, 1)
            ]
            shares = [Fraction(n * 100, d) for n, d in now_then] if both else []
            found[f"change_{word}"] = shares[0] - shares[1] if both else None
            few = f"{len(both)} daerah yang sama" if len(both) < len(self.members(area)) else ""
            found[f"alike_{word}"] = few
            told = sum(self.pair(code, month, segment) is not None for code in self.members(area))
            found[f"whole_{word}"] = len(both) == told
        return found

    def ranks(self, month: str, segment: str) -> dict[str, int]:
        """Of the kabupaten/kota that have reported; equal values share a rank."""
        values = {
            code: Fraction(pair[0] * 100, pair[1])
            for code in self.areas
            if (pair := self.pair(code, month, segment))
        }
        return {code: 1 + sum(other > value for other in values.values()) for code, value in values.items()}
