"""Forms of one fact, for a second person: paid cover, outreach, a regulation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.forms import form, problem, submit
from dashboards.desk.intake.wording import deed_words
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import Language
from data.repository.uploads.forms import Form
from data.repository.uploads.upload_actions import DeedError

LONGEST = 300  # characters of a line


@dataclass(frozen=True)
class Column:
    """A box of a form: the column of the format, its words, and what kind of box it is."""

    name: str
    words: Callable[[Language], str]
    hint: Callable[[Language], str] = lambda _language: ""
    type_: str = "text"


@dataclass(frozen=True)
class OneLine:
    """A form of one row of a format; `title` is what its loads are about, `headline` that of the page."""

    form: Form
    path: str
    endpoint: str
    title: str
    headline: Callable[[Language], str]
    columns: tuple[Column, ...]


COVER = OneLine(
    "pendanaan",
    "/tulis/pendanaan",
    "cover",
    "Pendanaan",
    lambda language: language.text("**Iuran yang dibayar** pemerintah atau donatur"),
    (
        Column(
            "dana",
            lambda language: language.text("Asal dana"),
            lambda language: language.text("APBD, APBD-P, DBHCHT, APBDes, CSR, Baznas, atau ASN."),
        ),
        Column(
            "kelompok",
            lambda language: language.text("Siapa yang dibayarkan"),
            lambda language: language.text("Misalnya nelayan, RT/RW, guru agama."),
        ),
        Column("pekerja", lambda language: language.text("Berapa pekerja")),
        Column(
            "tahun",
            lambda language: language.text("Tahun anggaran"),
            lambda language: language.text("Empat angka, misalnya 2026."),
        ),
        Column(
            "bulan_pertama",
            lambda language: language.text("Bulan pertama"),
            lambda language: language.text("Misalnya 2026-09; kosong bila tidak disebut."),
        ),
        Column(
            "bulan_iuran",
            lambda language: language.text("Berapa bulan"),
            lambda language: language.text("1 sampai 12; kosong bila tidak disebut."),
        ),
        Column(
            "anggaran_rp",
            lambda language: language.text("Anggaran, rupiah"),
            lambda language: language.text("Kosong bila tidak disebut."),
        ),
        Column(
            "sumber",
            lambda language: language.text("Dari dokumen mana"),
            lambda language: language.text("Alamat internet, atau nama dokumennya."),
        ),
    ),
)
OUTREACH = OneLine(
    "sosialisasi",
    "/tulis/sosialisasi",
    "outreach",
    "Sosialisasi",
    lambda language: language.text("**Kegiatan sosialisasi** yang sudah berlangsung"),
    (
        Column("tanggal", lambda language: language.text("Hari kegiatan"), type_="date"),
        Column(
            "topik",
            lambda language: language.text("Apa yang disampaikan"),
            lambda language: language.text("Misalnya manfaat JKK dan JKM bagi BPU."),
        ),
        Column("sasaran", lambda language: language.text("Siapa yang diundang")),
        Column(
            "orang",
            lambda language: language.text("Berapa yang hadir"),
            lambda language: language.text("Kosong bila tidak dihitung."),
        ),
        Column(
            "sumber",
            lambda language: language.text("Di mana tercatat"),
            lambda language: language.text("Alamat atau nama dokumen."),
        ),
    ),
)
REGULATION = OneLine(
    "peraturan",
    "/tulis/peraturan",
    "regulation",
    "Peraturan",
    lambda language: language.text("**Peraturan** yang sudah ditetapkan"),
    (
        Column(
            "jenis",
            lambda language: language.text("Jenis"),
            lambda language: language.text("perda, pergub, perbup, perwal, keputusan, se, atau perdes."),
        ),
        Column(
            "nomor",
            lambda language: language.text("Nomor"),
            lambda language: language.text("Misalnya 12 Tahun 2025."),
        ),
        Column("tanggal", lambda language: language.text("Hari ditetapkan"), type_="date"),
        Column("tentang", lambda language: language.text("Tentang")),
        Column(
            "desa",
            lambda language: language.text("Desa"),
            lambda language: language.text("Hanya untuk perdes."),
        ),
        Column(
            "sumber",
            lambda language: language.text("Di mana dapat dibaca"),
            lambda language: language.text("Alamat internet, atau nama dokumennya."),
        ),
    ),
)


def register(server: flask.Flask, writing: Writing, one: OneLine) -> None:
    """The page of a form and what its button does."""

    def page() -> Response:
        return _page(writing, one, {"kode_wilayah": flask.request.args.get("wilayah", "")})

    def send() -> Response:
        _, sent = writing.desk.language.text, flask.request.form
        typed = {column.name: sent.get(column.name, "").strip() for column in one.columns}
        area = sent.get("kode_wilayah", "")
        row = {"kode_wilayah": area, "wilayah": writing.official(area), **typed}
        words = _("Paling panjang {n} huruf.", n=str(LONGEST))
        wrong = {name: words for name, text in typed.items() if len(text) > LONGEST}
        wrong = wrong or writing.wrong(one.form, row)
        if not row["wilayah"]:
            wrong = {**wrong, "kode_wilayah": _("Pilih daerahnya.")}
        if wrong:
            words = _("Belum dikirim: ada bagian yang perlu dibetulkan.")
            return _page(writing, one, row, wrong, wrong.get("") or words, status=400)
        try:
            number = writing.send(one.form, [row], title=f"{one.title} {row['wilayah']}", areas={area})
        except DeedError as error:
            return _page(writing, one, row, {}, deed_words(writing.desk, error.reason), status=403)
        return writing.desk.go(f"/muat/{number}")

    server.add_url_rule(one.path, one.endpoint, page, methods=["GET"])
    server.add_url_rule(one.path, f"write_{one.endpoint}", send, methods=["POST"])


def _page(
    writing: Writing,
    one: OneLine,
    typed: dict[str, str],
    wrong: dict[str, str] | None = None,
    words: str = "",
    *,
    status: int = 200,
) -> flask.Response:
    desk, language = writing.desk, writing.desk.language
    _, boxes = language.text, Boxes(typed, wrong or {}, "b-")
    more: dict[str, Any] = {"maxLength": str(LONGEST)}
    parts = [
        boxes.choice(_("Daerah"), "kode_wilayah", [("", _("Pilih daerah")), *writing.areas()]),
        *(
            boxes.line(
                column.words(language), column.name, hint=column.hint(language), type_=column.type_, **more
            )
            for column in one.columns
        ),
        html.P(submit(_("Kirim dan lihat perubahannya")), className="field send"),
    ]
    note = html.P(
        _(
            "Orang kedua menerbitkan. Daerah, kelompok, dana, tahun, dan bulan yang sama menggantikan yang "
            "berlaku."
        )
    )
    if one.form != "pendanaan":
        note = html.P(_("Orang kedua menerbitkan."))
    title = Headline(one.headline(language))
    body = [
        problem(words) if words else None,
        note,
        form(desk.at(one.path), parts, className="line-form tall"),
    ]
    return desk.page(title.text.replace("**", ""), title, body, status=status)
