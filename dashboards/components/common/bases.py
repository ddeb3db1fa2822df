"""On which basis a view counts people, and which areas it shows apart because theirs is another."""

from typing import Any

from dashboards.components.common.provenance import basis_words
from dashboards.insights.missing_value import without_figure
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.other_basis import apart, basis_of
from data.definitions.registry import registry
from data.metrics.bases import reported_bases

NAMED = 6


def other_areas(context: Context) -> dict[str, list[Any]]:
    """The rows of the chosen part and metric that are of another basis, with their figures, by basis."""
    found: dict[str, list[Any]] = {}
    for row in context.rows():
        if apart(row) and context.inside(row.area):
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


def apart_words(context: Context, row: Any) -> str:
    """Why the figure of an area stands by itself: it was counted on another basis than the view's."""
    here = context.basis(row.metric)
    return context.language.text(
        "dasar {basis}, bukan {here}: tidak diperingkat dan tidak dijumlahkan",
        basis=basis_words(context, basis_of(row)),
        here=basis_words(context, here) if here else "–",
    )


def unknown_words(context: Context, row: Any) -> str:
    """Why nothing can be worked out for an area this month: no figure, or one of another basis."""
    _ = context.language.text
    if not apart(row):
        return without_figure(context, row)
    here = context.basis(row.metric)
    return _(
        "Angka daerah ini memakai dasar {basis}; tampilan ini {here}.",
        basis=basis_words(context, basis_of(row)),
        here=basis_words(context, here) if here else "–",
    )
