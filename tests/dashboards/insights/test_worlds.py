"""Every computed sentence, in every world at the edge, in both languages: what it must and may not say."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboards.components.area.rank_and_segments import rank_and_segments
from dashboards.components.area.share import message
from dashboards.components.area.what_it_takes import what_it_takes
from dashboards.components.area.why_changed import why_changed
from dashboards.components.comparison.scatter import beside_dots
from dashboards.components.comparison.side_by_side import beside_rows, comparison_headline
from dashboards.components.funding.programme_words import programme_words
from dashboards.components.lineage.count_rows import origin_headline
from dashboards.components.planning.requirements import needs
from dashboards.components.quality.completeness import missing_reports
from dashboards.components.ranking.dumbbell import dumbbell
from dashboards.components.ranking.movers import movers
from dashboards.components.ranking.rank_rows import rank_rows
from dashboards.components.ranking.shortfall import shortfall
from dashboards.components.ranking.watchlist import behind
from dashboards.components.trend.line_key import line_key
from dashboards.components.trend.progress import trend_headline
from dashboards.insights.headlines.area import area_headline
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.metric_history import histories_of
from dashboards.meeting.agenda import areas_of, items
from dashboards.meeting.steps.area import consequences
from dashboards.office.content.pictures import dumbbells, tile_map
from dashboards.office.letters.content import letter
from dashboards.office.word.nota import calls
from dashboards.rapor.decisions import decisions
from dashboards.rapor.values import rapor
from dashboards.rendering.elements import markup
from dashboards.request.context import COVERAGES, Context
from dashboards.request.selection import parse
from data.database.engine import make_engine, migrate
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import tree
from tests.support.dashboards.world_reports import REPORTS, Rule
from tests.support.dashboards.world_targets import TARGETS
from tests.support.dashboards.world_unknown import UNKNOWN
from tests.support.dashboards.worlds import BANYUMAS, DEMAK, KUDUS, WORLDS

Said = dict[str, str]
Saying = Callable[..., Said]
LANGUAGES = ("id", "en")
MORE = ("", "metrik=eligible_bpu")  # searches of which every sentence is read
AREAS = (DEMAK, KUDUS, BANYUMAS, "kr-pati", "33")


@pytest.fixture(scope="module")
def saying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Saying]:
    """What a world says to an address, by sentence; each world is made once, on SQLite."""
    folder, engines = tmp_path_factory.mktemp("worlds"), []

    @cache
    def store(world: str) -> Store:
        file = folder / f"{world}.sqlite3"
        shutil.copyfile(_empty(folder), file)
        engines.append(make_engine(f"sqlite:///{file}"))
        WORLDS[world](engines[-1])
        return Store(engines[-1])

    @cache
    def said(world: str, search: str = "", language: str = "id") -> Said:
        asked = f"periode=2026-09&bahasa={language}&{search}"

        def read() -> Said:
            context = Context(store(world), parse(store(world), asked))
            return _sentences(context) | (_more(context) if search in MORE else {})

        return store(world).consistent_read(
            read
        )  # as a page is made: the database is asked once if it changed

    yield said
    for engine in engines:
        engine.dispose()


@cache
def _empty(folder: Path) -> Path:
    file = folder / "empty.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    ensure_areas(engine)
    engine.dispose()
    return file


def _sentences(context: Context) -> Said:
    """Those of the pages, the meeting, the slides, the note and the chat; parts of pages as their text."""
    areas = areas_of(context)
    found = {item.key: item.headline.plain for item in items(context)}
    found["peringkat"] = ranking(context, areas).plain
    for code in AREAS:
        found[code] = area_headline(context, context.rows(areas=(code,))[0]).plain
        found[f"pesan {code}"] = message(context, code, "")
    codes, past = [DEMAK, KUDUS, BANYUMAS], histories_of(context)
    found["banding"] = comparison_headline(context, codes, beside_rows(context, codes)).plain
    found["tren 33"], found[f"tren {DEMAK}"] = (
        trend_headline(context, code, past.of(code)).plain for code in ("33", DEMAK)
    )
    found["nota"] = "\n".join(calls(context)).replace("**", "")
    parts = {
        "kurang": shortfall(context, areas),
        "agenda": behind(context),
        "gerak": [movers(context, areas, span) for span in ("month", "year")],
        "lengkap": missing_reports(context, areas),
    }
    return found | {name: tree(markup(part)).text for name, part in parts.items()}


def _more(context: Context) -> Said:
    """What an area is told by its page, its letter and its rapor; slides of the whole."""
    found = {"slide peta": tile_map(context, "").title}
    if pair := dumbbells(context):
        found["slide pasangan"] = pair[0].plain
    if context.language.code == "id":
        for code in (DEMAK, KUDUS, BANYUMAS):
            written = letter(context, code, days=14)
            facts = consequences(context, code)
            found[f"akibat {code}"] = "; ".join(f"{number} {words}" for number, words, _late in facts)
            found[f"surat {code}"] = "\n".join([written.figure_sentence, *written.asked])
    parts: dict[str, Any] = {
        "pasangan": dumbbell(context),
        "baris": rank_rows(context, areas_of(context)),
        "iuran 33": programme_words(context, "33"),
        "titik": beside_dots(context, [DEMAK]),
    }
    for code in ("33", DEMAK):
        found[f"kunci {code}"] = line_key(context, code, steady=True)
        found[f"asal {code}"] = origin_headline(context, context.rows(areas=(code,))[0], []).plain
    if context.metric.key in COVERAGES:
        parts[f"keputusan {DEMAK}"] = decisions(context, rapor(context, DEMAK))
    for code in (DEMAK, KUDUS, BANYUMAS):
        row = context.rows(areas=(code,))[0]
        parts |= {
            f"perlu {code}": what_it_takes(context, row),
            f"laju {code}": needs(context, row),
            f"berubah {code}": why_changed(context, row),
            f"kedudukan {code}": rank_and_segments(context, row, context.rows(*COVERAGES, areas=(code,))),
        }
    return found | {name: tree(markup(part)).text for name, part in parts.items()}


RULES = REPORTS + TARGETS + UNKNOWN


@pytest.mark.parametrize("rule", RULES, ids=[f"{r[0]}-{r[1]}-{r[2]}" for r in RULES])
def test_what_a_sentence_must_and_may_not_say(saying: Saying, rule: Rule) -> None:
    world, search, sentence, must, never, english = rule
    text = saying(world, search)[sentence].replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in must if words not in text] == [], text
    assert [words for words in never if words in text] == [], text
    other = saying(world, search, "en")[sentence] if english else ""
    assert [words for words in english if words not in other] == [], other


# In no world, in no sentence: a rise with a minus, a fall with a plus, an area beside itself, holes.
NEVER = {
    "id": (
        r"naik terbanyak[^.;,(]*\(−",
        r"turun terbanyak[^.;,(]*\(\+",
        r"\b(?:people|areas|below|short|reached|fell|rose)\b",
    ),
    "en": (
        r"rose most[^.;,(]*\(−",
        r"fell most[^.;,(]*\(\+",
        r"at target or at target",
        r"\b(?:daerah|orang|kurang|jalur|turun|naik|sementara|belum|dari)\b",
    ),
}
EVERYWHERE = (
    r"\bNone\b(?! rose|:)",
    r"\bnan\b",
    r"\{\w*\}",
    r"\*\*",
    r"(\b[A-Z][\w. ]+?) \([^)]*\), (?:terakhir|last) \1 ",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("search", ["", "metrik=coverage_pu", "metrik=active_bpu", "kares=kr-pati"])
@pytest.mark.parametrize("world", WORLDS)
def test_what_no_sentence_may_say(saying: Saying, world: str, search: str, language: str) -> None:
    for sentence, text in saying(world, search, language).items():
        for pattern in (*NEVER[language], *EVERYWHERE):
            assert not re.search(pattern, text), (sentence, pattern, text)
        for few, many in re.findall(r"\b(\d+) (?:dari|of) (\d+) (?:daerah|areas?)\b", text):
            assert int(few) <= int(many), (sentence, text)
