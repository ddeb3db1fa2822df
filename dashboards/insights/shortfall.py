"""People short of a target, and whether the surplus of other areas is deducted in them."""

from typing import Any

from dashboards.request.context import Context


def below(context: Context, row: Any) -> list[Any]:
    """The rows of the kabupaten/kota that an area's row adds up, of its metric and month; none for one of
    them, or where figures do not add up."""
    codes = tuple(code for code in context.members(row.area) if code != row.area)
    return context.rows(row.metric, months=(row.period,), areas=codes) if codes else []


def is_net(context: Context, row: Any) -> bool:
    """Whether some of those below an area are short and the surplus of others is deducted from that."""
    gaps = [one.gap_people for one in below(context, row) if one.gap_people is not None]
    return any(gap < 0 for gap in gaps) and any(gap > 0 for gap in gaps)


def shortage(context: Context, row: Any) -> str:
    """kurang 22.000 orang, or lebih; with (bersih) where the surplus of some areas is deducted."""
    _, people = context.language.text, context.language.number(abs(row.gap_people))
    if is_net(context, row):
        return (
            _("kurang {n} orang (bersih)", n=people)
            if row.gap_people > 0
            else _("lebih {n} orang (bersih)", n=people)
        )
    return _("kurang {n} orang", n=people) if row.gap_people > 0 else _("lebih {n} orang", n=people)
