"""How do my figures come in here, and which sheet do I fill in?"""

from dashboards.components.common.forms import duties, employers, form_list, money, monthly, ways_to_send
from dashboards.components.common.layout import columns, section, stack
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """The templates by what they are for, and the ways to send a file."""
    _ = context.language.text
    return View(
        title=_("Templat"),
        headline=Headline(
            _("**Unduh satu templat, isi, kirim**; angka di sini baru berubah setelah diterbitkan.")
        ),
        body=[
            columns(
                stack(
                    section(_("Setiap bulan"), form_list(context, monthly(context))),
                    section(_("Cara mengirim"), ways_to_send(context)),
                    section(_("Uang keluar dan kembali"), form_list(context, money(context))),
                ),
                stack(
                    section(_("Target, kewajiban, dan kesepakatan"), form_list(context, duties(context))),
                    section(
                        _("Pemberi kerja, proyek, dan angka terbit"), form_list(context, employers(context))
                    ),
                ),
                name="twins",
            ),
        ],
        filters=(),
    )
