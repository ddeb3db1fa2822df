"""Every computed sentence, in every world at the edge, in both languages: what it must and may not say."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboards.area_finding import area_finding
from dashboards.components.behind import behind
from dashboards.components.beside import beside_finding, beside_rows
from dashboards.components.message import message
from dashboards.components.missing import missing_reports
from dashboards.components.movers import movers
from dashboards.components.progress import past_finding
from dashboards.components.shortfall import shortfall
from dashboards.context import Context
from dashboards.documents.nota import calls
from dashboards.history import past_of
from dashboards.light.html import html
from dashboards.meeting.items import areas_of, items
from dashboards.ranking_finding import ranking
from dashboards.selection import parse
from data.engine import make_engine, migrate
from data.store import Store
from etl.areas import ensure_areas
from tests.dashboards.reading import tree
from tests.dashboards.worlds import BANYUMAS, DEMAK, KUDUS, WORLDS

Said = dict[str, str]
Saying = Callable[..., Said]
LANGUAGES = ("id", "en")
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
        return _sentences(Context(store(world), parse(store(world), asked)))

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
    found = {item.key: item.finding.plain for item in items(context)}
    found["peringkat"] = ranking(context, areas).plain
    for code in AREAS:
        found[code] = area_finding(context, context.rows(areas=(code,))[0]).plain
        found[f"pesan {code}"] = message(context, code, "")
    codes, past = [DEMAK, KUDUS, BANYUMAS], past_of(context)
    found["banding"] = beside_finding(context, codes, beside_rows(context, codes)).plain
    found["tren 33"], found[f"tren {DEMAK}"] = (
        past_finding(context, code, past.of(code)).plain for code in ("33", DEMAK)
    )
    found["nota"] = "\n".join(calls(context)).replace("**", "")
    parts = {
        "kurang": shortfall(context, areas),
        "agenda": behind(context),
        "gerak": [movers(context, areas, span) for span in ("month", "year")],
        "lengkap": missing_reports(context, areas),
    }
    return found | {name: tree(html(part)).text for name, part in parts.items()}


# world, search, sentence: what it must say and what it may not, in Indonesian; what it must say in English.
Rule = tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
RULES: tuple[Rule, ...] = (
    (
        "one_area",
        "",
        "33",
        ("Hanya Demak", "belum dapat dinilai"),
        ("Provinsi Jawa Tengah, cakupan",),
        ("Only",),
    ),
    ("one_area", "", "pesan 33", ("1 dari 35 daerah melapor",), (), ("1 of 35 areas",)),
    ("one_area", "", "banding", ("belum ada dua daerah",), (), ()),
    ("tied", "", "banding", ("Banyumas 25,0 %", "Demak dan Kudus 10,0 %", "terpaut 15,0 poin"), (), ()),
    ("all_equal", "", "banding", ("Demak, Kudus, dan Banyumas sama tinggi, 20,0 %",), ("terpaut",), ()),
    ("segment_missing", "", "banding", ("tanpa angka: Demak",), (), ("no figure: Demak",)),
    ("segment_missing", "", "33", ("34 dari 35 daerah",), (), ("34 of 35 areas",)),
    ("nobody_moves", "", f"tren {DEMAK}", ("tetap dalam setahun",), ("naik", "turun"), ()),
    ("all_fall", "", "tren 33", ("turun",), ("naik",), ("down",)),
    ("all_fall", "", "bergerak", ("Semua yang dapat dibandingkan turun",), ("naik",), ("fell",)),
    ("all_fall", "", "gerak", ("Kota Tegal−4,2 poin",), ("+",), ()),
    (
        "nobody_moves",
        "",
        "bergerak",
        ("Tidak ada yang naik atau turun dalam setahun",),
        ("terbanyak",),
        ("None rose",),
    ),
    (
        "nobody_moves",
        "",
        "gerak",
        ("Tidak ada yang naik atau turun",),
        ("Tidak ada pembanding",),
        ("None rose",),
    ),
    (
        "one_area",
        "",
        "provinsi",
        ("Hanya Demak", "belum dapat dinilai"),
        ("menahan", "provinsi"),
        ("Only Demak",),
    ),
    (
        "one_area",
        "",
        "peringkat",
        ("Hanya Demak yang punya angka (17,0", "34 belum melapor"),
        ("memimpin",),
        (),
    ),
    (
        "one_area",
        "",
        "memburuk",
        ("1 dari 1 daerah yang dapat dinilai", "(seluruhnya 35)"),
        ("35 daerah di",),
        (),
    ),
    ("one_area", "", BANYUMAS, ("belum melapor", "terakhir 16,0"), (), ("not reported",)),
    (
        "segment_missing",
        "",
        DEMAK,
        ("tanpa angka BPU", "terakhir 19,5"),
        ("belum melapor",),
        ("no figure of BPU",),
    ),
    (
        "segment_missing",
        "",
        f"pesan {DEMAK}",
        ("tanpa angka BPU",),
        ("belum melapor",),
        ("no figure of BPU",),
    ),
    (
        "segment_missing",
        "",
        "lengkap",
        ("Tanpa angka BPU:Demak",),
        ("Belum melapor",),
        ("No figure of BPU:Demak",),
    ),
    ("segment_missing", "", "nota", ("Cilacap",), ("belum melapor",), ()),
    ("segment_missing", "", "mutu", ("35 dari 35 daerah melapor", "1 daerah melapor tanpa angka"), (), ()),
    (
        "segment_missing",
        "",
        "provinsi",
        ("Jawa Tengah (34 dari 35 daerah)", "0 dari 34 yang dapat dinilai"),
        (),
        (),
    ),
    ("segment_missing", "", "peringkat", ("1 tanpa angka",), ("belum melapor", "dari 35 daerah"), ()),
    ("zero_potensi", "", DEMAK, ("potensinya nol",), ("belum melapor",), ("no eligible workers",)),
    ("zero_potensi", "", KUDUS, ("potensi BPU belum dimuat",), ("belum melapor",), ("not loaded",)),
    (
        "zero_potensi",
        "",
        "lengkap",
        ("Potensi BPU nol:Demak", "belum dimuat:Kudus"),
        ("Belum melapor",),
        (),
    ),
    (
        "all_equal",
        "",
        "peringkat",
        ("35 daerah sama tinggi (20,0",),
        ("memimpin", "terakhir"),
        ("stand alike",),
    ),
    ("all_equal", "", "bergerak", ("Semua yang dapat dibandingkan naik sama banyak",), ("terbanyak",), ()),
    (
        "partial_targets",
        "",
        "provinsi",
        ("1 dari 3 daerah yang dapat dinilai (seluruhnya 35)",),
        ("menahan",),
        (),
    ),
    ("partial_targets", "", "peringkat", ("1 dari 3 daerah yang dapat dinilai",), ("dari 35 daerah",), ()),
    ("partial_targets", "", "memburuk", ("2 dari 3 daerah yang dapat dinilai", "Pati (1.060 orang)"), (), ()),
    (
        "province_target",
        "",
        "provinsi",
        ("BPU menahan provinsi",),
        ("dari 35 daerah",),
        ("holds back the province",),
    ),
    (
        "province_target",
        "",
        "kurang",
        ("tidak untuk daerah-daerah",),
        ("tidak memuat target",),
        ("none for the areas",),
    ),
    ("province_target", "", "memburuk", ("Belum dapat dinilai",), ("Tidak ada daerah",), ()),
    ("over_hundred", "", DEMAK, ("120,0", "tercapai, lebih 9.000 orang"), ("−",), ("9,000 people over",)),
    ("over_hundred", "", "provinsi", ("(bersih)", "1 dari 35 daerah"), (), ("(net)",)),
    (
        "lower_target",
        "",
        "provinsi",
        ("Semua segmen mencapai target", "35 dari 35"),
        ("kurang", "menahan"),
        (),
    ),
    (
        "lower_target",
        "",
        "memburuk",
        ("Tidak ada daerah di bawah jalur",),
        ("kurang",),
        ("No area is below",),
    ),
    ("lower_target", "", "kurang", ("Tidak ada daerah di bawah jalurnya",), ("kotor",), ()),
    ("net_and_gross", "", "provinsi", ("kurang 5.800 orang (bersih)",), (), ("5,800 people short (net)",)),
    (
        "net_and_gross",
        "",
        "kurang",
        ("kurang 6.800 orang dari target (kotor)", "bersih 5.800 orang"),
        (),
        ("gross",),
    ),
    ("net_and_gross", "", "33", ("kurang 5.800 orang (bersih)",), (), ()),
    ("net_and_gross", "", "pesan 33", ("kurang 5.800 orang (bersih)",), (), ()),
    (
        "net_and_gross",
        "metrik=coverage_pu",
        "provinsi",
        ("Cakupan PU provinsi", "terbesar BPU"),
        (),
        (),
    ),
    ("quarterly", "", "memburuk", ("tidak ada yang turun dalam setahun",), ("belum dapat dihitung",), ()),
    ("quarterly", "", f"pesan {DEMAK}", ("Jun 2026",), ("Agu",), ("Jun 2026",)),
    ("provisional", "", "provinsi", ("(sementara)",), (), ("(provisional)",)),
    ("provisional", "", DEMAK, ("(sementara)",), (), ("(provisional)",)),
    ("provisional", "", "peringkat", ("(sementara)",), (), ("(provisional)",)),
    (
        "tied",
        "",
        "peringkat",
        ("Banyumas dan Kota Surakarta memimpin bersama", "terakhir Kudus dan Demak"),
        (),
        (),
    ),
    (
        "tiny_segment",
        "",
        "provinsi",
        ("BPU menahan provinsi", "kurang 37.100 orang", "di bawah jalur"),
        ("Jakon",),
        (),
    ),
    (
        "tiny_segment",
        "metrik=coverage_pu",
        "provinsi",
        ("Cakupan PU provinsi: 50,0", "BPU: kurang 37.100"),
        (),
        (),
    ),
    (
        "tiny_segment",
        "metrik=coverage_jakon",
        "provinsi",
        ("Cakupan jakon", "BPU: kurang 37.100"),
        ("menahan",),
        (),
    ),
    (
        "tiny_segment",
        "kares=kr-pati",
        "provinsi",
        ("menahan Eks-Kares. Pati", "Blora, Rembang, Pati"),
        ("provinsi",),
        (),
    ),
    ("tiny_segment", "kares=kr-pati", "kurang", ("5 daerah di bawah jalur, bersama kurang 5.300",), (), ()),
    ("fallen", "", DEMAK, ("turun 10,5 poin", "−1.050 peserta", "turun 34"), (), ("down 10.5 points",)),
    ("fallen", "", f"pesan {DEMAK}", ("turun 10,5 poin",), (), ("down 10.5 points",)),
    (
        "fallen",
        "",
        "nota",
        ("Kab. Demak: dalam setahun turun 10,5 poin",),
        ("Tidak ada yang mendesak",),
        ("ask why",),
    ),
    (
        "weights",
        "",
        "memburuk",
        ("Banyumas (2.400 orang), Kota Surakarta (2.200), dan Demak (200, memburuk)",),
        (),
        (),
    ),
    (
        "weights",
        "",
        "nota",
        ("Kab. Banyumas (2.400 orang), Kota Surakarta (2.200), dan Kab. Demak (200, mem",),
        (),
        (),
    ),
    ("weights", "", "agenda", ("Banyumas kurang 2.400 orang", "Demak kurang 200 orang ▼ memburuk"), (), ()),
    (
        "only_printed",
        "",
        "provinsi",
        ("BPU menahan provinsi: 21,0", "0 dari 2 daerah yang dapat dinilai"),
        ("daerah melapor",),
        (),
    ),
    ("only_printed", "", "mutu", ("kelengkapannya tidak dinilai",), ("belum melapor",), ()),
    ("only_printed", "", "nota", (), ("belum melapor",), ()),
)


@pytest.mark.parametrize("rule", RULES, ids=[f"{r[0]}-{r[1]}-{r[2]}" for r in RULES])
def test_what_a_sentence_must_and_may_not_say(saying: Saying, rule: Rule) -> None:
    world, search, sentence, must, never, english = rule
    text = saying(world, search)[sentence].replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in must if words not in text] == [], text
    assert [words for words in never if words in text] == [], text
    other = saying(world, search, "en")[sentence]
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
