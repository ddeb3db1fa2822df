"""An office's own weights for the Paritrana file as an address holds them, and the figure they make."""

from collections.abc import Sequence

from dashboards.insights.facts.paritrana_evidence import Aspect
from dashboards.request.context import Context
from data.facts.award_weights import ASPECTS, Weighed, WeightsError, weighed, weights


def asked_weights(context: Context) -> dict[str, str]:
    """The weights as they were typed, by aspect; empty where none was."""
    typed = {aspect: context.selection.get(aspect).strip() for aspect in ASPECTS}
    return {aspect: text for aspect, text in typed.items() if text}


def weighed_file(context: Context, found: Sequence[Aspect]) -> Weighed | None:
    """What the weights make of a file; None without weights that can be used, or without a file."""
    try:
        chosen = weights(asked_weights(context))
    except WeightsError:
        return None
    if chosen is None or not found:
        return None
    return weighed(chosen, {one.key: (len(one.there), len(one.missing)) for one in found})


def office_words(context: Context, found: Sequence[Aspect]) -> str:
    """The figure with what it is; or why there is none. Empty without weights."""
    _, language = context.language.text, context.language
    names = {one.key: one.label for one in found}
    try:
        weights(asked_weights(context))
    except WeightsError as wrong:
        if wrong.aspect:
            name = names.get(wrong.aspect, wrong.aspect)
            return _("Bobot {name} bukan angka 0 sampai 100; betulkan.", name=name.lower())
        total = language.number(wrong.total, 1)
        return _("Empat bobot harus berjumlah 100; yang ditulis berjumlah {n}.", n=total)
    made = weighed_file(context, found)
    if made is None:
        return ""
    if made.total is None:
        silent = [names[part.aspect].lower() for part in made.parts if part.points is None]
        return _(
            "Tidak dapat dihitung: tidak ada satu hal pun yang tercatat pada {names}.",
            names=language.joined(silent),
        )
    return _("{n} dari 100 menurut bobot kantor, bukan skor resmi.", n=language.number(made.total, 1))
