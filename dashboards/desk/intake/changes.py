"""What a file would change in what everybody reads: figures, ranks, statuses; and whether only potensi."""

from datetime import date
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.rendering.elements import Element, html
from data.repository.uploads.uploads import Upload

CELLS, RANKS, FACTS = 10, 8, 8
POTENSI = "potensi"


def changes_section(desk: Desk, upload: Upload) -> Element | None:
    """Tables of old and new; nothing where nothing was compared."""
    found = upload.report.get("perubahan")
    if not found:
        return None
    _ = desk.language.text
    total, over = sum(found["jumlah"].values()), upload.state in ("published", "withdrawing", "withdrawn")
    against = _("Terhadap angka yang sekarang terbit")
    if over:
        against = _("Terhadap angka sebelumnya")
    elif upload.state in ("returned", "cancelled", "failed"):
        against = _("Terhadap angka saat berkas diperiksa")
    left: list[Any] = (
        [_cells(desk, found, total)] if total else [html.P(_("Angka peserta dan potensi tidak berubah."))]
    )
    if total and all(cell["ukuran"].startswith(POTENSI) for cell in found["sel"]):
        left.append(
            html.P(
                _("Hanya potensi yang berubah: persentase bergeser tanpa satu peserta pun bertambah."),
                className="notice strong",
            )
        )
    right = [_ranks(desk, found), _statuses(desk, found), _facts(desk, found)]
    shown = [part for part in right if part is not None]
    return html.Section(
        [
            html.H2(
                [
                    _("Yang berubah saat diterbitkan") if over else _("Yang akan berubah bila diterbitkan"),
                    html.Span(
                        against,
                        className="note",
                    ),
                ]
            ),
            html.Div([html.Div(left), html.Div(shown, className="stack")], className="columns half"),
        ],
        className="card",
    )


def _month(desk: Desk, written: str) -> str:
    return desk.language.month(date.fromisoformat(f"{written[:7]}-01"), short=True)


def _number(desk: Desk, value: Any) -> str:
    return "–" if value is None else desk.language.number(value)


def _cells(desk: Desk, found: dict[str, Any], total: int) -> Element:
    _ = desk.language.text
    rows = []
    for cell in found["sel"][:CELLS]:
        old, new = cell["lama"], cell["baru"]
        step = desk.language.signed(new - old) if old is not None and new is not None else _("baru")
        what = f"{cell['ukuran'].replace('_', ' ')} {cell['segmen']}, {_month(desk, cell['periode'])}"
        step = _("hilang") if new is None else step
        cells = [
            cell["wilayah"],
            html.Span(what, lang="id"),
            _number(desk, old),
            html.B(_number(desk, new)),
            step,
        ]
        rows.append([*cells])
    heads = [_("Daerah"), _("Angka"), _("Sekarang"), _("Menjadi"), _("Selisih")]
    more = total - len(rows)
    words = _("dan {n} angka lain", n=desk.language.number(more)) if more > 0 else ""
    return html.Div(
        [_table(heads, rows, numeric=3, caption=_("Angka yang berubah")), html.P(words, className="muted")]
    )


def _ranks(desk: Desk, found: dict[str, Any]) -> Element | None:
    _ = desk.language.text
    rows = [
        [
            row["wilayah"],
            html.Span(f"{row['metrik']}, {_month(desk, row['bulan'])}", lang="id"),
            f"{row['lama'] or '–'} → {row['baru'] or '–'}",
        ]
        for row in found["peringkat"][:RANKS]
    ]
    if not rows:
        return None
    more = len(found["peringkat"]) - len(rows)
    heads = [_("Daerah"), _("Cakupan"), _("Peringkat")]
    words = _("dan {n} peringkat lain", n=desk.language.number(more)) if more > 0 else ""
    return html.Div(
        [
            _table(heads, rows, numeric=1, caption=_("Peringkat yang bergeser")),
            html.P(words, className="muted"),
        ]
    )


def _statuses(desk: Desk, found: dict[str, Any]) -> Element | None:
    _ = desk.language.text
    rows = [
        [
            flip["wilayah"],
            html.Span(flip["metrik"], lang="id"),
            html.Span(f"{flip['lama']} → {flip['baru']}", lang="id"),
        ]
        for flip in found["status"][:RANKS]
    ]
    if not rows:
        return None
    return _table(
        [_("Daerah"), _("Cakupan"), _("Status")], rows, numeric=0, caption=_("Status terhadap target")
    )


def _facts(desk: Desk, found: dict[str, Any]) -> Element | None:
    _ = desk.language.text
    rows = [
        [
            fact["wilayah"],
            html.Span([fact["tabel"], ": ", fact["rincian"]], lang="id"),
            fact["lama"] or "–",
            fact["baru"] or "–",
        ]
        for fact in found["fakta"][:FACTS]
    ]
    if not rows:
        return None
    heads = [_("Daerah"), _("Apa"), _("Sekarang"), _("Menjadi")]
    return _table(heads, rows, numeric=0, caption=_("Target, pendanaan, kewajiban, kesepakatan"))


def _table(heads: list[str], rows: list[list[Any]], *, numeric: int, caption: str) -> Element:
    """`numeric`: how many of the last columns are figures."""
    first = len(heads) - numeric

    def looks(at: int) -> str:
        return "n" if at >= first else ""

    return html.Div(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(words, className=looks(at)) for at, words in enumerate(heads)])),
                html.Tbody(
                    [
                        html.Tr([html.Td(cell, className=looks(at)) for at, cell in enumerate(row)])
                        for row in rows
                    ]
                ),
            ],
            className="grid plain-grid",
        ),
        className="scroll",
    )
