"""Where the figures of a view come from: edition, month, basis, denominator, who has reported, the file.

Which areas are shown apart because their people were counted on another basis.
"""

from typing import Any

from dashboards.insights.missing_value import reported_words, without_figure
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import Language
from dashboards.request.context import Context, simulation
from dashboards.request.other_basis import basis_of, is_other_basis
from data.definitions.registry import registry
from data.metrics.bases import reported_bases
from data.metrics.contracts import MetricRow
from data.repository.editions import Edition
from data.repository.visibility import under_embargo


def provenance(context: Context, row: MetricRow) -> Element:
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


def _kind_words(context: Context, row: MetricRow) -> str:
    _ = context.language.text
    words = {
        "document": "",
        "interpolated": _(" (interpolasi antara dua tahun target)"),
        "growth": _(" (kenaikan atas peserta aktif Desember tahun lalu)"),
        "summed": _(" (jumlah daerah)"),
    }
    return words[row.target_kind or "document"]


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


NAMED = 6


def other_areas(context: Context) -> dict[str, list[Any]]:
    """The rows of the chosen part and metric that are of another basis, with their figures, by basis."""
    found: dict[str, list[Any]] = {}
    for row in context.rows():
        if is_other_basis(row) and context.inside(row.area):
            found.setdefault(basis_of(row), []).append(context.seen(row))
    return found


def basis_notice(context: Context) -> Element | None:
    """The basis of the view, the areas of others, and the way to them; nothing where there is but one."""
    _, selection = context.language.text, context.selection
    here = None if context.empty else context.basis()
    if here is None:
        return None
    others, known = other_areas(context), _known(context)
    if not others and selection.basis is None and len(known) < 2:
        return None
    words: list[Any] = [html.B(_("Dasar: {basis}.", basis=basis_words(context, here)))]
    words += [f" {_apart_words(context, basis, rows)}" for basis, rows in others.items()]
    for basis in known:
        if basis != here:
            href = selection.href("", basis=basis)
            words += [" ", html.A(_("Tampilkan dasar {basis}", basis=basis_words(context, basis)), href=href)]
    return html.P(words, className="notice", role="status")


def _known(context: Context) -> list[str]:
    """The bases on which some area has a figure of the chosen metric in the chosen month."""
    edition, period = context.selection.edition, context.selection.period
    assert edition is not None
    assert period is not None
    found = reported_bases(context.store, edition, registry().metrics[context.selection.metric])
    return [basis for basis in found.bases if found.most((period,)) and found.of(basis, period)]


def _apart_words(context: Context, basis: str, rows: list[Any]) -> str:
    """How many areas use a basis, and which."""
    language = context.language
    names = [context.name(row.area) for row in rows[:NAMED]]
    if len(rows) > NAMED:
        names.append(language.text("{n} lagi", n=len(rows) - NAMED))
    return language.text(
        "{n} daerah memakai dasar {basis} ({list}): ditampilkan, tetapi tidak diperingkat dan tidak "
        "dijumlahkan.",
        n=language.number(len(rows)),
        basis=basis_words(context, basis),
        list=language.joined(names),
    )


def apart_words(context: Context, row: MetricRow) -> str:
    """Why the figure of an area stands by itself: it was counted on another basis than the view's."""
    here = context.basis(row.metric)
    return context.language.text(
        "dasar {basis}, bukan {here}: tidak diperingkat dan tidak dijumlahkan",
        basis=basis_words(context, basis_of(row)),
        here=basis_words(context, here) if here else "–",
    )


def unknown_words(context: Context, row: MetricRow) -> str:
    """Why nothing can be worked out for an area this month: no figure, or one of another basis."""
    _ = context.language.text
    if not is_other_basis(row):
        return without_figure(context, row)
    here = context.basis(row.metric)
    return _(
        "Angka daerah ini memakai dasar {basis}; tampilan ini {here}.",
        basis=basis_words(context, basis_of(row)),
        here=basis_words(context, here) if here else "–",
    )


def origin_link(context: Context, row: MetricRow, words: str) -> Element:
    """Words about a row of a MetricFrame that lead to where it comes from."""
    href = context.selection.href(f"/asal/{row.area}", metrik=row.metric)
    title = context.language.text("dari berkas mana angka ini")
    return html.A(words, href=href, className="origin", title=title)


def fact_link(context: Context, words: Any, code: str, kind: str, **narrowed: str) -> Element:
    """A figure of an area that leads to the rows of files behind it."""
    return html.A(words, href=_origin_href(context, code, kind, narrowed), className="cells")


def origin_words(context: Context, code: str, kind: str, **narrowed: str) -> Element:
    """The words that lead there, where a sentence holds several figures."""
    return html.A(context.language.text("Asal angka"), href=_origin_href(context, code, kind, narrowed))


def _origin_href(context: Context, code: str, kind: str, narrowed: dict[str, str]) -> str:
    return context.selection.href(f"/asal/{code}", fakta=kind, **narrowed)
