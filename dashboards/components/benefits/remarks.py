"""What stands under benefits: which money is budget, what is not compared, that sums are of memberships."""

from dashboards.components.common.memberships import memberships
from dashboards.insights.facts.benefits import Received, own_balance
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end


def remarks(context: Context, found: Received) -> Element:
    """The sentences, and where to read on."""
    _, language = context.language.text, context.language
    whole = found.whole
    unreported, rest = found.alone
    unpaid = [pair for pair in rest if pair.paid.rupiah is None]
    unstated = len(rest) - len(unpaid)
    lines = [
        _(
            "Manfaat menyusul iuran: klaim datang sesudah kejadian, dan sebagian iuran bulan ini baru "
            "menjadi manfaat kelak."
        )
        if not found.lag
        else _(
            "Dengan jeda {n} bulan: manfaat sampai {month} di samping iuran sampai {before}.",
            n=found.lag,
            month=language.month(found.end),
            before=language.month(month_end(found.end, -found.lag)),
        ),
        _(
            "Rp{n} di antara iuran itu menurut anggaran, karena realisasinya tidak disebut.",
            n=language.short(whole.budgeted),
        )
        if whole.budgeted
        else "",
        _("{n} kelompok daerah dibayarkan iurannya tanpa laporan manfaat; tidak dihitung.", n=len(unreported))
        if unreported
        else "",
        _("{n} kelompok daerah menerima manfaat tanpa iuran yang diketahui; tidak dihitung.", n=len(unpaid))
        if unpaid
        else "",
        _("{n} kelompok daerah tidak menyebut rupiah manfaatnya; tidak dihitung.", n=unstated)
        if unstated
        else "",
    ]
    href = context.selection.href
    return html.Div(
        [
            html.P(" ".join(filter(None, lines))),
            html.P(memberships(context), className="muted"),
            html.P(html.A(_("Yang dibayar, bulan demi bulan"), href=href("/jurang")), className="onward"),
        ]
    )


def benefits_line(context: Context) -> Element | None:
    """What came back, and the way to /manfaat; None where nothing can be compared."""
    words = _both(context)
    link = html.A(
        context.language.text("Iuran dan manfaat tiap kelompok"), href=context.selection.href("/manfaat")
    )
    return html.P([words, " ", link]) if words else None


def benefits_here(context: Context, area: str) -> Element | None:
    """The same of one area, and the way to its rows."""
    words = _both(context, area)
    link = html.A(
        context.language.text("Iuran dan manfaat, baris demi baris"),
        href=context.selection.href("/manfaat", wilayah=area),
    )
    return html.P([words, " ", link]) if words else None


def _both(context: Context, area: str = "") -> str:
    language, found = context.language, own_balance(context, area)
    back = found[1].sum_of("rupiah") if found else None
    paid = found[1].paid if found else None
    if found is None or back is None or paid is None:
        return ""
    out, received = language.shorts(paid, back)
    return language.text(
        "Dua belas bulan sampai {month}: iuran Rp{out}, manfaat yang diterima Rp{back}.",
        month=language.month(found[0]),
        out=out,
        back=received,
    )
