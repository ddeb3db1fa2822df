"""Where the figures of a view come from: edition, month, basis, denominator, who has reported."""

from typing import Any

from dashboards.insights.missing_value import reported_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from dashboards.request.context import Context, simulation
from data.repository.editions import Edition
from data.repository.visibility import under_embargo


def provenance(context: Context, row: Any) -> Element:
    """The line under the figures; `row` is the MetricFrame row they belong to."""
    _, language = context.language.text, context.language
    edition = context.selection.edition
    assert edition is not None
    parts: list[Any] = [edition_line(context)]
    if row.denominator_period is not None:
        parts.append(_("potensi {month}", month=language.month(row.denominator_period)))
    if row.basis:
        parts.append(_("dasar {basis}", basis=basis_words(context, row.basis)))
    if row.approximate:
        parts.append(_("± angka bulat menurut sumbernya"))
    if row.conflict:
        parts.append(_("! sumber lain menyebut angka lain, lihat Angka terbit"))
    if row.areas and row.areas > 1:
        parts.append(reported_words(context, row))
    if row.areas and row.areas > 1 and row.other_basis:
        parts.append(_("{n} di antaranya berdasar lain, tidak dijumlahkan", n=row.other_basis))
    if row.target is not None:
        scheme = html.Span(context.scheme_title, lang="id")
        parts.append(html.Span([_("target"), ": ", scheme, _kind_words(context, row)]))
    pieces = [piece for part in parts for piece in (" · ", part)]
    return html.P(pieces[1:], className="provenance")


def edition_line(context: Context) -> str:
    """That figures are invented, where they are, then `source_words`."""
    return (f"{context.mark}: " if context.mark else "") + source_words(context)


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
    """nik/eligible -> NIK (participants), eligible workers (potensi).

    Several areas parted by a comma, several segments by a plus.
    """
    _ = context.language.text
    words, named = context.basis_label, []
    for group in basis.split(","):
        top, _slash, bottom = group.partition("/")
        named.append(
            _("{a} untuk peserta, {b} untuk potensi", a=words(top), b=words(bottom)) if bottom else words(top)
        )
    return "; ".join(named)


def source_words(context: Context) -> str:
    """Collection, edition and month: the short source line that pictures carry too.

    Pictures name the simulation themselves.
    """
    edition = context.selection.edition
    assert edition is not None
    assert context.selection.period is not None
    named = edition_title(context, edition) if edition.simulated else edition_words(context, edition)
    return f"{named}, {context.language.month(context.selection.period)}"


def edition_words(context: Context, edition: Edition | None = None) -> str:
    """Collection and edition, the chosen one unless another is given: Data resmi, terkini."""
    seen = edition or context.selection.edition
    assert seen is not None
    collection = context.registry.collections[seen.collection]
    return f"{collection.label[context.language.code]}, {edition_title(context, seen)}"


def edition_title(context: Context, edition: Edition) -> str:
    """A live edition is named by its collection; a fixed one by its own title."""
    if edition.live:
        return context.language.text("terkini")
    hidden = hidden_words(context.language, edition)
    return f"{edition.title} ({hidden})" if hidden else edition.title


def edition_facts(context: Context, edition: Edition) -> dict[str, Any]:
    """What data that travel alone say of their edition; moments are UTC."""
    known = ("slug", "title", "collection", "simulated", "live", "draft", "embargo_until", "created_at")
    return {name: getattr(edition, name) for name in known} | {"title": edition_title(context, edition)}


def hidden_words(language: Language, edition: Edition) -> str:
    """Only a preview meets editions that are not open yet: they say so."""
    _ = language.text
    if edition.draft:
        return _("PRATINJAU: rancangan")
    if under_embargo(edition.embargo_until):
        return _("PRATINJAU: embargo")
    return ""


def notice(language: Language, edition: Edition | None) -> str | None:
    """What files say first: that figures are invented, that they are not open yet; None where neither is."""
    hidden = hidden_words(language, edition) if edition is not None else ""
    return " ".join(filter(None, [simulation(language, edition), hidden and f"{hidden}."])) or None


def row_mark(edition: Edition, *, simulated: bool) -> str | None:
    """The same in every row of data, in one language: SIMULASI · PRATINJAU: rancangan."""
    return (
        " · ".join(filter(None, ["SIMULASI" if simulated else "", hidden_words(Language(), edition)])) or None
    )
