"""What stands under benefits: which money is budget, what is not compared, that sums are of memberships."""

from dashboards.components.common.memberships import memberships
from dashboards.insights.facts.benefits import Received, received
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.benefits import Balance


def remarks(context: Context, found: Received) -> Element:
    """The sentences, and where to read on."""
    _, language = context.language.text, context.language
    whole = found.whole
    untold, unpaid = found.alone
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
        _("{n} kelompok daerah dibayarkan iurannya tanpa laporan manfaat; tidak dihitung.", n=len(untold))
        if untold
        else "",
        _("{n} kelompok daerah menerima manfaat tanpa iuran yang diketahui; tidak dihitung.", n=len(unpaid))
        if unpaid
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
    _, language, found = context.language.text, context.language, received(context)
    if found is None:
        return None
    back, paid = found.whole.sum_of("rupiah"), found.whole.paid
    if back is None or paid is None:
        return None
    out, received_ = language.shorts(paid, back)
    words = _(
        "Dua belas bulan sampai {month}: iuran Rp{out}, manfaat yang diterima Rp{back}.",
        month=language.month(found.end),
        out=out,
        back=received_,
    )
    link = html.A(_("Iuran dan manfaat tiap kelompok"), href=context.selection.href("/manfaat"))
    return html.P([words, " ", link])


def benefits_here(context: Context, area: str) -> Element | None:
    """The same of one area, in a line with its cases."""
    _, language, found = context.language.text, context.language, received(context)
    pairs = [pair for pair in found.whole.pairs if pair.area == area and pair.compared] if found else []
    if found is None or not pairs:
        return None
    own = Balance(tuple(pairs))
    out, back = language.shorts(own.paid or 0, own.sum_of("rupiah") or 0)
    words = _(
        "Dua belas bulan sampai {month}: iuran Rp{out}, manfaat yang diterima Rp{back}.",
        month=language.month(found.end),
        out=out,
        back=back,
    )
    link = html.A(
        _("Iuran dan manfaat, baris demi baris"),
        href=context.selection.href("/manfaat", wilayah=area),
    )
    return html.P([words, " ", link])
