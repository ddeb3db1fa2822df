"""How much the groups received whose contributions others pay, beside what was paid for them."""

from dashboards.insights.facts.benefits import Received
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context


def benefits_headline(context: Context, found: Received | None) -> Headline:
    """Without a status: no rule says how much should come back."""
    _, language = context.language.text, context.language
    place = f" {context.name(context.selection.residency)}" if context.selection.residency else ""
    if found is None:
        return Headline(_("**Belum ada manfaat{place} yang tercatat** dalam edisi ini.", place=place))
    back, paid = found.whole.sum_of("rupiah"), found.whole.paid
    month = language.month(found.end)
    if back is None or paid is None:
        return Headline(
            _(
                "**Manfaat{place} tercatat sampai {month}**, tidak satu kelompok pun dapat disandingkan "
                "dengan iurannya.",
                place=place,
                month=month,
            )
        )
    out, received = language.shorts(paid, back)
    return Headline(
        _(
            "**Rp{back} manfaat diterima{place}** oleh kelompok yang iurannya dibayarkan Rp{out}, dua belas "
            "bulan sampai {month}.",
            back=received,
            out=out,
            place=place,
            month=month,
        )
    )
