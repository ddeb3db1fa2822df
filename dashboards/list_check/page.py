"""/periksa-daftar as HTML: what it is for, the notice on privacy, the form, and what the script goes by."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboards.list_check.form import form
from dashboards.list_check.words import screen_words
from dashboards.rendering.elements import Element, html, markup
from dashboards.rendering.language import LANGUAGES, Language
from data.definitions.people_lists import people_lists
from data.definitions.registry import PROVINCE

COMMAND = "python -m etl check-list DAFTAR.xlsx"
_TEMPLATE = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template(
    "page.html"
)


def page(language: Language, areas: dict[str, str], *, script: str, style: Markup) -> str:
    """The document. `areas`: name of each kabupaten/kota by code; `script`: its address, empty for none."""
    _ = language.text
    lead = _(
        "Sebelum iuran orang dalam daftar dibayarkan: NIK yang tidak mungkin, ganda, usia, orang yang sudah "
        "meninggal, dan penerima upah ditandai di sini."
    )
    main = html.Main(
        [
            html.H1(_("Periksa daftar nama dan NIK; daftarnya tidak keluar dari perangkat ini")),
            html.P(lead, className="lead"),
            _notice(language),
            *([_without_script(language), *form(language, areas)] if script else [_not_installed(language)]),
        ],
        id="isi",
        tabIndex="-1",
    )
    return _TEMPLATE.render(
        title=_("Periksa daftar"),
        language=language.code,
        style=style,
        script=script,
        body=markup([_header(language), main]),
        rules=Markup(_rules(language, areas)),
    )


def _rules(language: Language, areas: dict[str, str]) -> str:
    """What the script goes by, as JSON that cannot end the element it stands in."""
    given = {
        "language": language.code,
        "province": PROVINCE,
        "areas": areas,
        "definition": people_lists().model_dump(mode="json"),
        "words": screen_words(language),
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _header(language: Language) -> Element:
    _ = language.text
    spoken = {"id": "Bahasa Indonesia", "en": "English"}
    links: list[Element | str] = []
    for code in LANGUAGES:
        chosen = {"aria-current": "true"} if code == language.code else {}
        address = f"/periksa-daftar?bahasa={code}"
        links += [
            " · " if links else "",
            html.A(code.upper(), href=address, hrefLang=code, title=spoken[code], **chosen),
        ]
    return html.Header(
        [
            html.A(_("Langsung ke isi"), href="#isi", className="skip"),
            html.A("Pantau Jamsostek", href=f"/?bahasa={language.code}", className="brand"),
            html.Span(links, className="languages"),
        ],
        className="top",
    )


def _notice(language: Language) -> Element:
    _ = language.text
    said = [
        _(
            "Daftar dibaca peramban ini, di perangkat ini. Tidak ada isinya yang dikirim, disimpan, atau "
            "dicatat; halaman ini melarang peramban menghubungi alamat mana pun."
        ),
        _(
            "Begitu halaman ditutup, daftarnya hilang. Yang tinggal hanya berkas yang Anda unduh: ia memuat "
            "NIK, jadi simpan bagi yang berwenang saja dan hapus setelah selesai."
        ),
        _(
            "Pengendali data di daftar itu tetap kantor Anda. Bukalah hanya daftar yang memang boleh Anda "
            "olah untuk kepesertaan."
        ),
    ]
    heading = html.P(html.B(_("Pemberitahuan privasi (UU 27/2022)")))
    return html.Section(
        [heading, html.Ul([html.Li(one) for one in said])],
        className="private",
        **{"aria-label": _("Privasi")},
    )


def _without_script(language: Language) -> Element:
    _ = language.text
    words = _(
        "Halaman ini memerlukan JavaScript, karena daftar dibaca peramban dan bukan server. Tanpa itu, "
        "jalankan di komputer Anda:"
    )
    return html.NoScript(html.P([words, " ", html.Code(COMMAND)], className="complaint"))


def _not_installed(language: Language) -> Element:
    """Where the readers of files were never fetched, or the database has no areas yet."""
    _ = language.text
    words = _(
        "Pembaca berkas belum terpasang di server ini, jadi berkas tidak dapat dibuka di sini; administrator "
        "memasangnya dengan make plotly. Pemeriksaan yang sama, di komputer Anda sendiri:"
    )
    return html.P([words, " ", html.Code(COMMAND)], className="complaint")
