"""What no rekap of the province can say of most of its areas: that its columns or its unit are other ones."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from etl.model import Issue
from etl.parsing import numbers, periods
from etl.parsing.areas import normalise

FROM = 10  # areas whose participants exceed their potensi
SMALL, SMALL_FROM = 1_000, 20  # people, areas
SEGMENTS = ("PU", "BPU", "TOTAL")
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
Fact = dict[str, Any]


def implausible(frame: pd.DataFrame) -> Iterator[Issue]:
    """Errors about the whole of a file.

    A few areas do have more participants than potensi (people work where they do not live, and projects come
    and go) or few people; most of them never.
    """
    areas: dict[tuple[Any, str], dict[str, dict[str, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for fact in frame.to_dict("records"):
        if fact["segment"] in SEGMENTS and not fact["programme"] and fact["measure"] in (ACTIVE, ELIGIBLE):
            area = normalise(str(fact["area_name"] or fact["area_code"]))
            areas[fact["period"], fact["segment"]][area][str(fact["measure"])] = {
                str(k): v for k, v in fact.items()
            }
    for (period, segment), pairs in areas.items():
        month = f"{periods.name(period)}: " if period else ""
        yield from _swapped(f"{month}peserta aktif {segment}", list(pairs.values()))
        yield from _zeros(f"{month}peserta aktif {segment}", list(pairs.values()))
        yield from _thousands(f"{month}potensi {segment}", ELIGIBLE, list(pairs.values()))
        if segment != "BPU":
            yield from _thousands(f"{month}peserta aktif {segment}", ACTIVE, list(pairs.values()))


def _swapped(what: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    both = [(pair[ACTIVE], pair[ELIGIBLE]) for pair in pairs if len(pair) == 2]
    above = [(active, eligible) for active, eligible in both if _people(active) > _people(eligible) > 0]
    if len(above) >= FROM and 2 * len(above) > len(both):
        active, eligible = above[0]
        message = (
            f"{what} melebihi potensi di {len(above)} dari {len(both)} daerah; mungkin kedua kolomnya "
            f"tertukar ({eligible['source_column']} dan {active['source_column']}). Betulkan judul atau "
            "isinya."
        )
        yield _at(active, "potensi_tertukar", message)


def _thousands(what: str, measure: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    filled = [pair[measure] for pair in pairs if measure in pair and _people(pair[measure])]
    small = [fact for fact in filled if _people(fact) < SMALL]
    if len(small) >= SMALL_FROM and 2 * len(small) > len(filled):
        message = (
            f"{what} kurang dari {numbers.written(SMALL)} orang di {len(small)} dari {len(filled)} daerah; "
            "mungkin ribuan atau persen. Tulis dalam orang."
        )
        yield _at(small[0], "satuan_ribuan", message)


def _zeros(what: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    filled = [pair[ACTIVE] for pair in pairs if ACTIVE in pair and not numbers.is_none(pair[ACTIVE]["value"])]
    zeros = [fact for fact in filled if str(fact["value"]).strip() in ("0", "0.0")]
    if len(zeros) >= SMALL_FROM and 2 * len(zeros) > len(filled):
        message = (
            f"{what} nol di {len(zeros)} dari {len(filled)} daerah. Kosongkan selnya bila belum melapor, "
            "atau isi angkanya."
        )
        yield _at(zeros[0], "serba_nol", message)


def _at(fact: Fact, rule: str, message: str) -> Issue:
    message = message[:1].upper() + message[1:]
    place = fact["sheet"], fact["source_row"], fact["source_column"], str(fact["value"])
    return Issue(rule, "error", message, *place)


def _people(fact: Fact) -> int:
    try:
        return numbers.count(fact["value"]) or 0
    except numbers.NumberError:
        return 0
