"""/tulis/target: a grid of all areas by segments, prefilled; what is changed goes to a second person."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.forms import form, problem, submit
from dashboards.desk.intake.wording import deed_words
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.targets import DOCUMENT, FORM, NEW, SEGMENTS, UNITS, Grid, Targets, name_of
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.definitions.registry import registry
from data.repository.uploads.upload_actions import DeedError

PATH = "/tulis/target"


def register(server: flask.Flask, writing: Writing) -> None:
    """The page and what its buttons do."""
    targets = Targets(writing)

    def page() -> Response:
        words = {name: flask.request.args.get(name, "") for name in ("skema", "tahun", "satuan")}
        return targets_page(targets, targets.grid(targets.asked(words)))

    def send() -> Response:
        _, sent = writing.desk.language.text, flask.request.form
        grid, as_seen = targets.sent(sent)
        if sent.get("langkah") == "tempel":
            targets.fill(grid, sent.get("tempel", ""), sent.get("mulai", ""))
            return targets_page(targets, grid, status=400 if grid.wrong else 200)
        if not as_seen:
            grid.words = _("Target yang berlaku berubah sejak halaman ini dibuka; lihat lagi, lalu kirim.")
            return targets_page(targets, grid, status=409)
        rows = targets.judge(grid)
        if not rows:
            grid.words = grid.words or _("Belum dikirim: ada kotak yang perlu dibetulkan.")
            return targets_page(targets, grid, status=400)
        title = _title(grid.document["judul_skema"], grid.asked.year)
        try:
            areas = {row["kode_wilayah"] for row in rows}
            number = writing.send(FORM, rows, title=title, areas=areas)
        except DeedError as error:
            grid.words = deed_words(writing.desk, error.reason)
            return targets_page(targets, grid, status=403)
        return writing.desk.go(f"/muat/{number}")

    server.add_url_rule(PATH, "targets", page, methods=["GET"])
    server.add_url_rule(PATH, "write_targets", send, methods=["POST"])


def _title(document: str, year: str) -> str:
    """What the load is about: the document's name and the year, neither word twice."""
    name = document[:50].strip()
    first = "" if name.lower().startswith("target") else "Target "
    return f"{first}{name}" + ("" if name.endswith(year) else f" {year}")


def targets_page(targets: Targets, grid: Grid, *, status: int = 200) -> flask.Response:
    """Which targets, then the grid with the way to paste and the document they come from."""
    desk = targets.writing.desk
    _ = desk.language.text
    filled = len(grid.saved)
    headline = Headline(
        _(
            "**{n} target {year}** berlaku dari dokumen ini",
            n=desk.language.number(filled),
            year=grid.asked.year,
        )
    )
    if not filled:
        headline = Headline(_("**Belum ada target {year}** dari dokumen ini", year=grid.asked.year))
    body = [
        problem(grid.words) if grid.words else None,
        _which(targets, grid),
        form(desk.at(PATH), _parts(targets, grid), className="targets"),
    ]
    return desk.page(_("Target"), headline, body, status=status)


def _units(targets: Targets) -> list[tuple[str, str]]:
    _ = targets.writing.desk.language.text
    words = {
        "persen": _("persen dari potensi"),
        "orang": _("orang"),
        "kenaikan": _("kenaikan, persen terhadap Desember lalu"),
    }
    return [(key, words[key]) for key in UNITS]


def _which(targets: Targets, grid: Grid) -> Element:
    """The choice of document, year and unit, by GET: it changes nothing."""
    desk = targets.writing.desk
    _, asked = desk.language.text, grid.asked
    boxes = Boxes({"skema": asked.scheme, "tahun": asked.year, "satuan": asked.unit}, grid.wrong, "p-")
    documents = [*targets.schemes(), (NEW, _("dokumen baru"))]
    language = {} if desk.language.code == desk.default_language else {"bahasa": desk.language.code}
    return html.Form(
        [
            *(html.Input(type="hidden", name=name, value=value) for name, value in language.items()),
            boxes.choice(_("Dokumen"), "skema", documents),
            boxes.line(_("Tahun"), "tahun", inputMode="numeric", maxLength="4"),
            boxes.choice(_("Satuan"), "satuan", _units(targets)),
            html.P(html.Button(_("Tampilkan"), type="submit", className="quiet"), className="field send"),
        ],
        method="get",
        action=PATH,
        className="line-form",
    )


def _parts(targets: Targets, grid: Grid) -> list[Any]:
    desk = targets.writing.desk
    _, asked = desk.language.text, grid.asked
    areas = targets.writing.areas(province=True)
    half = (len(areas) + 1) // 2 if len(areas) > 6 else len(areas)
    tables = [_table(targets, grid, part) for part in (areas[:half], areas[half:]) if part]
    hidden = {"skema": asked.scheme, "tahun": asked.year, "satuan": asked.unit, "dilihat": grid.mark}
    note = _("Yang tidak Anda ganti tetap berlaku dan tidak dikirim lagi. Orang kedua menerbitkan.")
    return [
        *(html.Input(type="hidden", name=name, value=value) for name, value in hidden.items()),
        _document(targets, grid),
        html.Section(
            [
                html.H2([_("Target menurut daerah"), html.Span(note, className="note")]),
                _paste(targets, grid),
                html.Div(tables, className="two-tables" if len(tables) > 1 else ""),
                html.P(submit(_("Kirim dan lihat perubahannya"), name="langkah", value="kirim")),
            ],
            className="card",
        ),
    ]


def _document(targets: Targets, grid: Grid) -> Element:
    _ = targets.writing.desk.language.text
    typed = {f"d-{name}": grid.document[name] for name in DOCUMENT}
    boxes = Boxes(typed, grid.wrong)
    more = {"maxLength": "300"}
    parts = [
        boxes.line(_("Nama dokumen"), "d-judul_skema", hint=_("Seperti tampil di halaman."), **more),
        boxes.line(_("Nomor dokumen"), "d-dokumen", hint=_("Misalnya NKS 12/2025."), **more),
        boxes.line(_("Penyebut menurut dokumen"), "d-basis", hint=_("Misalnya potensi."), **more),
        boxes.line(_("Alamat dokumen"), "d-sumber", hint=_("Alamat internet, atau nama arsipnya."), **more),
    ]
    if grid.asked.scheme == NEW:
        hint = _("Satu kata; target dokumen ini selalu memakai nama yang sama.")
        parts.insert(0, boxes.line(_("Nama pendek"), "d-skema", hint=hint, maxLength="40"))
    known = grid.asked.scheme != NEW and not any(f"d-{name}" in grid.wrong for name in DOCUMENT)
    words = (
        _("Dari dokumen mana: {title}", title=grid.document["judul_skema"])
        if known
        else _("Dari dokumen mana")
    )
    return html.Details(
        [html.Summary(words), html.Div(parts, className="line-form")], className="paste", open=not known
    )


def _paste(targets: Targets, grid: Grid) -> Element:
    """Columns of a spreadsheet, put into the boxes by the server: no script needed."""
    desk = targets.writing.desk
    _, segments = desk.language.text, registry().segments
    boxes = Boxes({}, grid.wrong)
    hint = _(
        "Salin satu kolom angka (urutan daerah seperti di bawah) atau beberapa kolom, boleh bersama nama "
        "atau kode daerahnya."
    )
    choices = [(key, segments[key].short[desk.language.code]) for key in SEGMENTS]
    return html.Details(
        [
            html.Summary(_("Tempel kolom dari Excel")),
            boxes.area(_("Tempelan"), "tempel", hint=hint, rows="6"),
            boxes.choice(_("Kolom pertama berisi"), "mulai", choices),
            submit(_("Isi kotaknya"), name="langkah", value="tempel", className="quiet"),
        ],
        className="paste",
        open="tempel" in grid.wrong,
    )


def _table(targets: Targets, grid: Grid, areas: list[tuple[str, str]]) -> Element:
    desk = targets.writing.desk
    _, segments = desk.language.text, registry().segments
    short = {key: segments[key].short[desk.language.code] for key in SEGMENTS}
    short["TOTAL"] = _("Semua")
    heads = [_("Daerah"), *short.values()]
    rows = []
    for code, name in areas:
        cells = [_box(grid, (code, segment), f"{name}, {short[segment]}") for segment in SEGMENTS]
        wrong = [grid.wrong[name_of((code, one))] for one in SEGMENTS if name_of((code, one)) in grid.wrong]
        rows.append(html.Tr([html.Th(name, scope="row"), *(html.Td(cell) for cell in cells)]))
        if wrong:
            words = [html.Span(text, className="wrong", id=f"w-{code}") for text in dict.fromkeys(wrong)][:1]
            rows.append(html.Tr(html.Td(words, colSpan=len(heads))))
    return html.Table(
        [
            html.Caption(_("Target menurut daerah dan segmen"), className="unseen"),
            html.Thead(html.Tr([html.Th(words, scope="col") for words in heads])),
            html.Tbody(rows),
        ],
        className="target-grid",
    )


def _box(grid: Grid, cell: tuple[str, str], label: str) -> Element:
    name = name_of(cell)
    more: dict[str, Any] = {"aria-label": label}
    if name in grid.wrong:
        more |= {"aria-invalid": "true", "aria-describedby": f"w-{cell[0]}"}
    looks = "changed" if cell in grid.changed else ""
    value = grid.shown(cell)
    return html.Input(
        name=name, value=value, inputMode="decimal", autoComplete="off", className=looks or None, **more
    )
