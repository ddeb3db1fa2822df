"""Where the figures of a view come from: edition, month, basis, denominator, who has reported."""

from typing import Any

from dashboards.context import Context
from dashboards.elements import Element, html
from data.months import now


def provenance(context: Context, row: Any) -> Element:
    """The line under the figures; `row` is the MetricFrame row they belong to."""
    _, language = context.language.text, context.language
    edition = context.selection.edition
    assert edition is not None
    parts: list[Any] = [_prefix(context) + source_words(context)]
    if row.denominator_period is not None:
        parts.append(_("potensi {month}", month=language.month(row.denominator_period)))
    if row.basis:
        parts.append(_("dasar {basis}", basis=basis_words(context, row.basis)))
    if row.approximate:
        parts.append(_("± angka bulat menurut sumbernya"))
    if row.conflict:
        parts.append(_("! sumber lain menyebut angka lain, lihat Angka terbit"))
    if row.areas and row.areas > 1:
        parts.append(_("{n} dari {m} daerah melapor", n=row.reported, m=row.areas))
    if row.target is not None:
        scheme = html.Span(context.scheme_title, lang="id")
        parts.append(html.Span([_("target"), ": ", scheme, _kind_words(context, row)]))
    pieces = [piece for part in parts for piece in (" · ", part)]
    return html.P(pieces[1:], className="provenance")


def _prefix(context: Context) -> str:
    return f"{context.mark}: " if context.mark else ""


def _kind_words(context: Context, row: Any) -> str:
    _ = context.language.text
    words = {
        "document": "",
        "interpolated": _(" (interpolasi antara dua tahun target)"),
        "growth": _(" (kenaikan atas peserta aktif Desember tahun lalu)"),
        "summed": _(" (jumlah daerah)"),
    }
    return words[row.target_kind]


def basis_words(context: Context, basis: str) -> str:
    """nik/eligible -> NIK (participants), eligible workers (potensi); several areas parted by a comma,
    several segments by a plus."""
    _, code = context.language.text, context.language.code

    def words(keys: str) -> str:
        return " + ".join(context.registry.bases[key].label[code] for key in keys.split("+"))

    named = []
    for group in basis.split(","):
        top, _slash, bottom = group.partition("/")
        named.append(
            _("{a} untuk peserta, {b} untuk potensi", a=words(top), b=words(bottom)) if bottom else words(top)
        )
    return "; ".join(named)


def source_words(context: Context) -> str:
    """Collection, edition and month: the short source line that pictures carry too. Pictures name the
    simulation themselves."""
    edition = context.selection.edition
    assert edition is not None
    assert context.selection.period is not None
    collection = context.registry.collections[edition.collection]
    words = [] if collection.simulated else [collection.label[context.language.code]]
    words += [edition_title(context, edition), context.language.month(context.selection.period)]
    return ", ".join(words)


def edition_title(context: Context, edition: Any) -> str:
    """A live edition is named by its collection; a fixed one by its own title."""
    if edition.live:
        return context.language.text("terkini")
    return str(edition.title) + _hidden_words(context, edition)


def _hidden_words(context: Context, edition: Any) -> str:
    """Only a preview meets editions that are not open yet: they say so."""
    _ = context.language.text
    if edition.draft:
        return _(" (PRATINJAU: rancangan)")
    if edition.embargo_until and edition.embargo_until > now():
        return _(" (PRATINJAU: embargo)")
    return ""
