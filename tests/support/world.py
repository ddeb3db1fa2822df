"""Tiny worlds: deliveries of facts whose values say where they came from, put into a database in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Engine, text

from data.database import tables as db_tables
from data.metrics.contracts import observations
from data.repository import areas as stored_areas
from data.repository.editions import create_edition
from data.repository.load_writer import NewLoad, add_load, withdraw

PROVINCE = "33"
KARESIDENAN = {"kr-utara": ("33.01", "33.02", "33.03"), "kr-selatan": ("33.11", "33.12")}
KABKOTA = tuple(code for below in KARESIDENAN.values() for code in below)
PARENT = {
    PROVINCE: "00",
    **dict.fromkeys(KARESIDENAN, PROVINCE),
    **{code: kr for kr, below in KARESIDENAN.items() for code in below},
}
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")


def month(written: str) -> date:
    """The last day of a month written 2024-12."""
    year, number = map(int, written.split("-"))
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def months(first: str, count: int) -> list[date]:
    """So many month ends from the first."""
    year, number = map(int, first.split("-"))
    places = [year * 12 + number - 1 + step for step in range(count)]
    return [month(f"{place // 12}-{place % 12 + 1}") for place in places]


@dataclass(frozen=True)
class Fact:
    area: str
    period: date
    segment: str
    measure: str
    value: int
    basis: str = "nik"
    precision: str = "exact"
    provisional: bool = False
    programme: str = ""
    row: int | None = None
    rse: float = float("nan")


@dataclass(frozen=True)
class Goal:
    scheme: str
    area: str
    segment: str
    year: int
    value: float
    unit: str = "percent"
    scope: str = "area"
    base: str = "potensi"
    base_value: int | None = None
    value_high: float | None = None


@dataclass(frozen=True)
class Delivery:
    """One file: a load with its facts and its targets."""

    facts: tuple[Fact, ...] = ()
    goals: tuple[Goal, ...] = ()
    collection: str = "resmi"
    status: str = "published"


@dataclass
class World:
    """What was done to a database, in order; a load's number is its place among all loads, from 1."""

    deliveries: list[Delivery] = field(default_factory=list)
    withdrawn: set[int] = field(default_factory=set)
    editions: dict[str, tuple[str, dict[int, Delivery]]] = field(default_factory=dict)

    def standing(self) -> dict[int, Delivery]:
        """What anybody who looks now can see, of all collections."""
        return {
            number: delivery
            for number, delivery in enumerate(self.deliveries, 1)
            if number not in self.withdrawn and delivery.status == "published"
        }


def fill_areas(engine: Engine) -> None:
    """The country, one province, two eks-karesidenan of three and two kabkota."""
    level = {"00": "nasional", PROVINCE: "provinsi", **dict.fromkeys(KARESIDENAN, "karesidenan")}
    codes = ["00", PROVINCE, *KARESIDENAN, *KABKOTA]
    rows = [
        {
            "code": code,
            "name": f"Daerah {code}",
            "level": level.get(code, "kabkota"),
            "kind": level.get(code, "kabupaten"),
            "parent": PARENT.get(code),
        }
        for code in codes
    ]
    stored_areas.fill(engine, pd.DataFrame(rows), pd.DataFrame(columns=["alias", "area_code", "origin"]))


def fact_frame(facts: Sequence[Fact]) -> pd.DataFrame:
    """Facts as the rows of the observation table, held to their contract."""
    rows = [
        {
            "area_code": f.area,
            "period": f.period,
            "segment": f.segment,
            "programme": f.programme,
            "measure": f.measure,
            "basis": f.basis,
            "value": f.value,
            "precision": f.precision,
            "provisional": f.provisional,
            "rse": f.rse,
            "note": None,
            "sheet": None,
            "source_row": f.row,
            "source_column": None,
        }
        for f in facts
    ]
    frame = pd.DataFrame(rows)
    for column in ("note", "sheet", "source_row", "source_column", "period"):
        frame[column] = frame[column].astype(object)
    return observations().validate(frame)


def goal_frame(goals: Sequence[Goal]) -> pd.DataFrame:
    """Goals as the rows of the target table."""
    return pd.DataFrame(
        [
            {
                "scheme": g.scheme,
                "scheme_title": g.scheme.upper(),
                "document": f"Dokumen {g.scheme}",
                "area_code": g.area,
                "scope": g.scope,
                "segment": g.segment,
                "year": g.year,
                "value": g.value,
                "value_high": g.value_high,
                "unit": g.unit,
                "base": g.base,
                "base_value": g.base_value,
                "precision": "exact" if g.value_high is None else "range",
                "address": "https://contoh.test/target",
            }
            for g in goals
        ]
    )


class Builder:
    """Does the same things to a database and to a World."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.world = engine, World()
        fill_areas(engine)

    def load(self, *facts: Fact, goals: Sequence[Goal] = (), collection: str = "resmi") -> int:
        return self.deliver(Delivery(tuple(facts), tuple(goals), collection))

    def deliver(self, delivery: Delivery) -> int:
        number = len(self.world.deliveries) + 1
        tables = {}
        if delivery.facts:
            tables["observation"] = fact_frame(delivery.facts)
        if delivery.goals:
            tables["target"] = goal_frame(delivery.goals)
        new = new_load(digest=f"{number:064d}", collection=delivery.collection, status=delivery.status)
        assert add_load(self.engine, new, tables) == number
        self.world.deliveries.append(delivery)
        return number

    def withdraw(self, number: int) -> None:
        assert withdraw(self.engine, number, "uji")
        self.world.withdrawn.add(number)

    def edition(self, slug: str, collection: str = "resmi") -> None:
        create_edition(self.engine, slug, title=slug, collection=collection)
        self.world.editions[slug] = (collection, self.world.standing())


def wipe(engine: Engine) -> None:
    """Empty every table and start counting loads at 1 again."""
    names = [table.name for table in reversed(db_tables.metadata.sorted_tables)]
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE"))
            return
        for name in names:
            connection.execute(text(f"DELETE FROM {name}"))
        connection.execute(text("DELETE FROM sqlite_sequence"))


def new_load(**fields: Any) -> NewLoad:
    """A load whose file does not matter; `fields` say what is not usual."""
    usual = {"source": "uji", "collection": "resmi", "digest": "a" * 64, "file_name": "uji.csv"}
    more = {"title": "Uji", "rows_read": 1, "rows_accepted": 1, "loaded_by": "uji"}
    return NewLoad(**{**usual, **more, **fields})


def coded(area: str, period: date, segment: str, measure: str) -> int:
    """A count that says where it stands: 10000 for potensi, + 100 x area + 12 x year + month, by segment."""
    place = KABKOTA.index(area) + 1
    size = {"PU": 3, "BPU": 5, "JAKON": 2, "PMI": 1}[segment]
    when = (period.year - 2023) * 12 + period.month
    return size * (10_000 + 100 * place if measure == ELIGIBLE else 1_000 + 100 * place * size + 7 * when)


def panel(periods: Sequence[date], *, areas: Sequence[str] = KABKOTA, **more: object) -> list[Fact]:
    """Active participants of three segments for every area and month."""
    keys = [(a, p, s) for p in periods for a in areas for s in SEGMENTS[:3]]
    return [
        Fact(a, p, s, ACTIVE, coded(a, p, s, ACTIVE), row=row, **more)  # type: ignore[arg-type]
        for row, (a, p, s) in enumerate(keys, 2)
    ]


def potensi(period: date, *, areas: Sequence[str] = KABKOTA, add: int = 0, **more: object) -> list[Fact]:
    """Eligible workers of three segments for every area, set in one month."""
    keys = [(a, s) for a in areas for s in SEGMENTS[:3]]
    return [
        Fact(a, period, s, ELIGIBLE, coded(a, period, s, ELIGIBLE) + add, **more)  # type: ignore[arg-type]
        for a, s in keys
    ]
