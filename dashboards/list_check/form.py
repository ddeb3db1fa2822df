"""The form of /periksa-daftar: files, what they are held against, and room for the answer."""

from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from data.definitions.people_lists import people_lists

FUNDS = ("APBD", "APBD-P", "DBHCHT", "APBDes", "CSR", "Baznas", "ASN")
ACCEPTED = ".xlsx,.csv,.tsv,.txt"
OFF = {"disabled": True}  # until everything is there


def form(language: Language, areas: dict[str, str]) -> list[Element]:
    """Nothing here is sent: there is no form element, and the fields wake up by the script alone."""
    _ = language.text
    return [
        html.P(_("Menyiapkan pembaca berkas ..."), id="menunggu", className="state"),
        html.Div(
            [
                html.H2(_("1. Buka daftarnya")),
                html.Div(_files(language), className="fields"),
                html.H2(_("2. Diperiksa terhadap apa")),
                html.Div(_rules(language, areas), className="fields"),
                html.Button(_("Periksa"), type="button", id="periksa", className="press", **OFF),
                html.P("", id="keadaan", className="state", role="status"),
                html.P("", id="keluhan", className="complaint", role="alert", hidden=True),
            ],
            id="lembar",
        ),
        _answer(language),
    ]


def _files(language: Language) -> list[Element]:
    _ = language.text
    beside = _("Bila ada, dengan kolom NIK.")
    own = _("XLSX atau CSV dengan kolom NIK; boleh beberapa berkas.")
    return [
        _file("daftar", _("Daftar yang akan dibayarkan"), own),
        _file("meninggal", _("Daftar orang meninggal"), beside),
        _file("upah", _("Daftar penerima upah"), beside),
    ]


def _rules(language: Language, areas: dict[str, str]) -> list[Element]:
    _, age = language.text, people_lists().age
    places = {"": _("Semua, menurut kode NIK"), **areas}
    funds = {"": "–", **{fund: fund for fund in FUNDS}}
    day = html.Input(type="date", id="tanggal", **OFF)
    return [
        _field(_("Daerah yang membayar"), _("NIK dari luar daerah ini ditandai."), _select("daerah", places)),
        _field(_("Asal dana"), _("Masuk ke hitungan; boleh kosong."), _select("dana", funds)),
        _field(_("Usia dihitung pada"), _("Misalnya hari pertama perlindungan."), day),
        html.Div(
            [
                _field(_("Paling muda"), _("tahun"), _age("usia-dari", age.youngest)),
                _field(_("Harus belum"), _("tahun"), _age("usia-belum", age.below)),
            ],
            className="ages",
        ),
    ]


def _answer(language: Language) -> Element:
    _ = language.text
    buttons = {
        "bertanda": _("Unduh daftar bertanda (XLSX)"),
        "csv": _("Unduh hitungan untuk pendanaan (CSV)"),
        "xlsx": _("Unduh hitungan untuk pendanaan (XLSX)"),
    }
    care = _(
        "Hitungan berbentuk format pendanaan: isi bulan dan anggarannya, lalu muat. Daftar bertanda memuat "
        "NIK: jangan dikirim lewat surel atau grup."
    )
    return html.Section(
        [
            html.H2("", tabIndex="-1"),
            html.Div(
                [html.Button(name, type="button", id=key, className="take") for key, name in buttons.items()],
                className="taking",
            ),
            html.P(care, className="hint-text"),
            html.Div(id="tabel"),
        ],
        id="hasil",
        hidden=True,
    )


def _field(name: str, hint: str, field: Element) -> Element:
    return html.Label([html.B(name), html.Span(hint, className="hint-text"), field])


def _file(key: str, name: str, hint: str) -> Element:
    return _field(name, hint, html.Input(type="file", id=key, accept=ACCEPTED, multiple=True, **OFF))


def _select(key: str, options: dict[str, str]) -> Element:
    return html.Select([html.Option(name, value=value) for value, name in options.items()], id=key, **OFF)


def _age(key: str, years: int) -> Element:
    return html.Input(type="number", id=key, value=str(years), min="0", max="120", inputMode="numeric", **OFF)
