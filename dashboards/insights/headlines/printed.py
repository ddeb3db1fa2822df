"""How many of the percentages printed about an area can be used."""

from dashboards.insights.printed import PrintedFigures
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context


def printed_headline(context: Context, code: str, found: PrintedFigures) -> Headline:
    """The grades counted; how many cannot be used is what is emphasised."""
    _, language = context.language.text, context.language
    name, total = context.name(code), len(found.percentages)
    if not total:
        return Headline(_("**Belum ada persen terbit** tentang {area}.", area=name))
    whole, noted, useless = (found.graded(grade) for grade in "ABC")
    fields = {
        "n": language.number(total),
        "area": name,
        "a": language.number(whole),
        "b": language.number(noted),
        "c": language.number(useless),
    }
    if not useless and not noted:
        return Headline(
            _("**{n} angka persen terbit tentang {area}, semuanya lengkap**.", **fields), "tercapai"
        )
    if not useless:
        return Headline(
            _("{n} angka persen terbit tentang {area}: {a} lengkap, **{b} dengan catatan**.", **fields),
            "perlu_percepatan",
        )
    if useless == total:
        return Headline(
            _("{n} angka persen terbit tentang {area}: **tidak satu pun dapat dipakai**.", **fields),
            "jauh_tertinggal",
        )
    return Headline(
        _(
            "{n} angka persen terbit tentang {area}: {a} lengkap, {b} dengan catatan, "
            "**{c} tidak dapat dipakai**.",
            **fields,
        ),
        "jauh_tertinggal",
    )
