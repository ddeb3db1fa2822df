"""The words a resource is asked with: those of the pages, strict where pages are lenient."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.api.problem import ProblemError
from dashboards.rendering.language import LANGUAGES
from dashboards.request.selection import NO_SCHEME
from data.dates import month_end
from data.definitions.registry import LEVELS, registry
from data.facts.benefits import LAGS
from data.provinces.definition import province
from data.repository.store import Store

MONTH = r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"
MOST_ROWS, USUAL_ROWS, LAST_PAGE = 1000, 100, 1_000_000
MOST_PARTS = 100  # all areas and metrics there are fit


@dataclass(frozen=True)
class Parameter:
    """A parameter: its meaning, and either the values it may have, a pattern, or the least and the most.

    `many` takes several values, parted by commas.
    """

    name: str
    about_id: str
    about_en: str
    known: Callable[[Store], Sequence[str]] | None = None
    pattern: str = ""
    between: tuple[int, int] | None = None
    default: Any = None
    many: bool = False
    example: str = ""

    def read(self, store: Store, text: str) -> Any:
        """The value of a word as written; raises ProblemError (400) with what was expected."""
        parts = text.split(",") if self.many else [text]
        if len(parts) > MOST_PARTS:
            raise ProblemError(
                400,
                f"{self.name} berisi {len(parts)} nilai. Tulis paling banyak {MOST_PARTS}.",
                parameter=self.name,
                expected=f"paling banyak {MOST_PARTS} nilai",
            )
        known = self.known(store) if self.known is not None else None
        found = tuple(self._one(part, known) for part in dict.fromkeys(parts))
        return found if self.many else found[0]

    def _one(self, text: str, known: Sequence[str] | None) -> Any:
        if known is not None:
            if text not in known:
                raise ProblemError(
                    400,
                    f"{self.name}={text[:80]!r} tidak dikenal. Pakai salah satu nilai dalam expected.",
                    parameter=self.name,
                    expected=known,
                )
            return text
        if self.between is not None:
            low, high = self.between
            if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
                raise ProblemError(
                    400,
                    f"{self.name}={text[:80]!r} bukan bilangan bulat {low} sampai {high}.",
                    parameter=self.name,
                    expected=f"{low}–{high}",
                )
            return int(text)
        if not re.fullmatch(self.pattern, text):
            raise ProblemError(
                400,
                f"{self.name}={text[:80]!r} bukan bulan. Tulis tahun dan bulan, misalnya {self.example}.",
                parameter=self.name,
                expected=self.example,
            )
        return text


def _schemes(store: Store) -> list[str]:
    found = {scheme for edition in store.editions() for scheme in store.targets(edition)["scheme"]}
    return [*sorted(found), NO_SCHEME]


def _areas(store: Store) -> list[str]:
    areas = store.areas()
    return list(areas.index[areas["level"].isin(LEVELS)])


def _levels(_store: Store) -> list[str]:
    return [name for name in LEVELS if name != "karesidenan" or province().has_residencies]


def _residencies(store: Store) -> list[str]:
    areas = store.areas()
    return list(areas.index[areas["level"] == "karesidenan"])


def _parameters() -> list[Parameter]:
    return [
        Parameter(
            "edisi",
            "Edisi yang dibaca; tanpa ini yang dibuka halaman-halaman",
            "The edition to read; without it the one pages open on",
            known=lambda store: [edition.slug for edition in store.editions()],
        ),
        Parameter(
            "metrik",
            "Satu metrik atau beberapa, dipisah koma",
            "One metric or several, parted by commas",
            known=lambda store: list(registry().metrics),  # noqa: ARG005
            many=True,
            example="coverage_bpu",
        ),
        Parameter(
            "periode",
            "Bulan; tanpa ini (dan tanpa dari/sampai) bulan yang dibuka halaman-halaman",
            "Month; without it (and without dari/sampai) the one pages open on",
            pattern=MONTH,
            example="2026-09",
        ),
        Parameter("dari", "Dari bulan ini", "From this month on", pattern=MONTH, example="2026-01"),
        Parameter("sampai", "Sampai bulan ini", "Up to this month", pattern=MONTH, example="2026-09"),
        Parameter(
            "skema",
            "Dokumen target; “tanpa” untuk tidak membandingkan dengan target",
            "Target document; “tanpa” to hold against no target",
            known=_schemes,
        ),
        Parameter(
            "basis",
            "Cara orang dihitung; tanpa ini yang dipakai kebanyakan daerah pada bulan yang diminta",
            "How people were counted; without it the basis of most areas reporting in the months asked for",
            known=lambda store: list(registry().bases),  # noqa: ARG005
        ),
        Parameter("kares", "Eks-karesidenan", "Former residency", known=_residencies),
        Parameter(
            "daerah",
            "Satu daerah atau beberapa, dipisah koma",
            "One area or several, parted by commas",
            known=_areas,
            many=True,
            example=province().examples.opened,
        ),
        Parameter("tingkat", "Tingkat daerah", "Level of area", known=_levels),
        Parameter(
            "bahasa",
            "Bahasa nama metrik dan pemberitahuan",
            "Language of metric names and notices",
            known=lambda store: LANGUAGES,  # noqa: ARG005
            default="id",
        ),
        Parameter(
            "jeda",
            "Iuran diambil sekian bulan sebelum manfaat",
            "Contributions are taken so many months before the benefits",
            known=lambda store: [str(lag) for lag in LAGS],  # noqa: ARG005
            default=str(LAGS[0]),
        ),
        Parameter(
            "format",
            "Bentuk jawaban; mengalahkan header Accept",
            "Form of the answer; stronger than the Accept header",
            known=lambda store: ("json", "csv"),  # noqa: ARG005
        ),
        Parameter("halaman", "Halaman ke-", "Page number", between=(1, LAST_PAGE), default=1),
        Parameter(
            "per_halaman", "Baris sehalaman", "Rows a page", between=(1, MOST_ROWS), default=USUAL_ROWS
        ),
    ]


PARAMETERS: Mapping[str, Parameter] = {word.name: word for word in _parameters()}


def read(store: Store, names: Sequence[str], asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The values of a request's words. Raises ProblemError (400) for what is unknown or repeated."""
    found: dict[str, Any] = {}
    for name, text in asked:
        if name not in names:
            raise ProblemError(
                400,
                f"Kata {name[:80]!r} tidak dikenal di alamat ini. Kata yang berlaku ada dalam expected.",
                parameter=name[:80],
                expected=names,
            )
        if name in found:
            raise ProblemError(400, f"Kata {name!r} tertulis dua kali. Tulis sekali.", parameter=name)
        found[name] = PARAMETERS[name].read(store, text)
    return found


def month(text: str) -> date:
    """2026-09 -> 2026-09-30."""
    return month_end(date.fromisoformat(f"{text}-01"))
