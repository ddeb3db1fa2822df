"""Where verified people never became active: the funnel as columns, and the areas that lose most."""

from dashboards.components.funnel.bars import step_words, whose_work
from dashboards.insights.facts.funnel import losses, year_of
from dashboards.insights.headlines.funnel import funnel_headline
from dashboards.office.content.coverage import marked
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series
from dashboards.office.content.sources import sources
from dashboards.rendering.theme import MUTED, SEGMENT
from dashboards.request.context import Context
from data.facts.funnel import Funnel, by

MOST = 7


def funnel_sections(context: Context, *, base: str = "") -> list[Section]:
    """One section where the programmes of a year state steps; none where they do not."""
    _, known = context.language.text, year_of(context)
    if known is None or not known[1].never_active.programmes:
        return []
    year, funnel = known
    notes = (
        *sources(context, "/corong", base=base),
        *(f"{step_words(context)[step]}: {words}" for step, words in whose_work(context).items()),
    )
    headline = funnel_headline(context, losses(context))
    return [Section(_("Corong"), headline, notes, _chart(context, funnel, year), _grid(context, funnel))]


def _chart(context: Context, funnel: Funnel, year: int) -> Chart | None:
    """Each passage over the programmes that state both of its steps: who came through, and who did not."""
    _, language, words = context.language.text, context.language, step_words(context)
    known = [passage for passage in funnel.passages if passage.programmes and passage.lost >= 0]
    if not known:
        return None
    names = tuple(f"{words[p.before]} → {words[p.after].lower()}" for p in known)
    said = [
        _("{name} {n} dari {d}", name=name, n=language.number(p.passed), d=language.number(p.entered))
        for name, p in zip(names, known, strict=True)
    ]
    return Chart(
        "stacked",
        marked(context, _("Orang dari langkah ke langkah, tahun anggaran {year}", year=year)),
        names,
        (
            Series(_("sampai"), tuple(float(p.passed) for p in known), SEGMENT["BPU"]),
            Series(_("tidak sampai"), tuple(float(p.lost) for p in known), MUTED),
        ),
        _("{list}; menurut program yang menyebut kedua langkahnya.", list="; ".join(said)),
    )


def _grid(context: Context, funnel: Funnel) -> Grid:
    """The areas with most verified people who never became active."""
    _, language = context.language.text, context.language
    parts = {area: part.never_active for area, part in by(funnel.rows, lambda r: str(r.area_code)).items()}
    losing = sorted((a for a in parts if parts[a].lost > 0), key=lambda a: (-parts[a].lost, a))[:MOST]
    rows = tuple(
        (
            Cell(context.name(area), bold=True),
            Cell(language.number(parts[area].entered)),
            Cell(language.number(parts[area].passed)),
            Cell(language.number(parts[area].lost), bold=True),
        )
        for area in losing
    )
    heads = (Head(_("Daerah"), False), Head(_("Terverifikasi")), Head(_("Aktif")), Head(_("Belum aktif")))
    return Grid(_("Terbanyak"), heads, rows)
