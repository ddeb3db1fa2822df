"""An area's own figures of a draft beside those that everybody last read of it."""

from datetime import date
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.rendering.elements import Element, html
from data.definitions.registry import registry


def figures_section(desk: Desk, figures: dict[str, Any], source: str) -> list[Any]:
    """`figures` as data.changes.draft made them; `source`: the file or the edition they stand in."""
    _ = desk.language.text
    month = _month(desk, figures["month"])
    parts: list[Any] = []
    if figures["simulated"]:
        parts.append(html.P(html.B(_("SIMULASI: semua angka rekaan.")), className="notice"))
    if figures["lines"]:
        parts.append(_table(desk, figures["lines"], month))
        parts.append(_origin(desk, figures["lines"], source))
    else:
        parts.append(html.P(_("Draf ini tidak memuat angka peserta daerah Anda."), className="notice"))
    if figures["facts"]:
        parts.append(_facts(desk, figures["facts"]))
    return parts


def month_of(desk: Desk, figures: dict[str, Any]) -> str:
    """The month a draft is about, in words; empty where it has none."""
    return _month(desk, figures["month"]) if figures["month"] else ""


def _month(desk: Desk, written: str | None, *, short: bool = False) -> str:
    return desk.language.month(date.fromisoformat(written), short=short) if written else "–"


def _table(desk: Desk, lines: list[dict[str, Any]], month: str) -> Element:
    _ = desk.language.text
    bodies = [_body(desk, line) for line in lines]
    heads = [_("Angka"), _("Draf"), _("Terakhir terbit"), _("Selisih")]
    cells = [html.Th(words, className="n" if at else "", scope="col") for at, words in enumerate(heads)]
    caption = _("Angka draf {month} di samping yang terakhir terbit", month=month)
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(cells)), *bodies], className="grid plain-grid own"
    )
    return html.Div(table, className="scroll")


def _body(desk: Desk, line: dict[str, Any]) -> Element:
    _, number = desk.language.text, desk.language.number
    label = registry().metrics[line["metric"]].label[desk.language.code]
    then = (
        _("terakhir {month}", month=_month(desk, line["old_month"], short=True)) if line["old_month"] else ""
    )
    head = html.Tr(html.Th([label, " ", html.Span(then, className="muted")], colSpan="4", scope="rowgroup"))
    rows = [head]
    for name, words in (("active", _("Peserta aktif")), ("eligible", _("Potensi"))):
        new, old = line[name], line[f"old_{name}"]
        missing = _("belum melapor") if name == "active" else "–"
        step = "" if None in (new, old) else desk.language.signed(new - old)
        rows.append(_row(words, missing if new is None else number(new), number(old), step))
    new, old = line["percent"], line["old_percent"]
    step = "" if None in (new, old) else desk.language.signed(new - old, 1)
    percent = desk.language.percent
    rows.append(_row(_("Cakupan"), percent(new), percent(old), _("{n} poin", n=step) if step else ""))
    return html.Tbody(rows)


def _row(words: str, new: str, old: str, step: str) -> Element:
    cells = [html.Td(html.B(new), className="n"), html.Td(old, className="n"), html.Td(step, className="n")]
    return html.Tr([html.Td(words), *cells])


def _origin(desk: Desk, lines: list[dict[str, Any]], source: str) -> Element:
    _, code = desk.language.text, desk.language.code
    named = (line["basis"] for line in lines if line["basis"])  # nik+cabang/eligible
    bases = sorted({basis for words in named for basis in words.partition("/")[0].split("+")})
    words = [registry().bases[basis].label[code] for basis in bases if basis in registry().bases]
    parts = [_("Cakupan adalah peserta aktif dibagi potensi.")]
    if words:
        parts.append(_("Peserta dihitung: {words}.", words=desk.language.joined(words)))
    parts.append(_("Draf: {source}.", source=source))
    return html.P(" ".join(parts), className="muted")


def _facts(desk: Desk, facts: list[dict[str, Any]]) -> Element:
    _ = desk.language.text
    heads = [_("Apa"), _("Sekarang"), _("Menjadi")]
    rows = [
        html.Tr(
            [
                html.Td([fact["tabel"], ": ", fact["rincian"]], lang="id"),
                html.Td(fact["lama"] or "–", lang="id"),
                html.Td(html.B(fact["baru"] or "–"), lang="id"),
            ]
        )
        for fact in facts
    ]
    table = html.Table(
        [
            html.Caption(_("Yang lain di draf ini tentang daerah Anda")),
            html.Thead(html.Tr([html.Th(words, scope="col") for words in heads])),
            html.Tbody(rows),
        ],
        className="grid plain-grid",
    )
    return html.Div(table, className="scroll")
