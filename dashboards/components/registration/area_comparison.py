"""Programmes, employers and projects of areas beside each other, folded away under their workers."""

from collections.abc import Sequence

from dashboards.components.common.layout import folded
from dashboards.components.programme.depth_comparison import depth_beside
from dashboards.components.registration.employers import employers_beside
from dashboards.components.registration.projects import projects_beside
from dashboards.rendering.elements import Element
from dashboards.request.context import Context


def registration_beside(context: Context, codes: Sequence[str]) -> Element | None:
    """None where none of the areas has a list or reported programmes."""
    _ = context.language.text
    firms, works = employers_beside(context, codes), projects_beside(context, codes)
    depth = depth_beside(context, codes)
    if firms is None and works is None:
        return folded(_("Program"), depth, note=_("JHT, JP, JKP di antara peserta aktif")) if depth else None
    note = _("yang belum terdaftar, menurut daftarnya")
    if depth is None:
        return folded(_("Pemberi kerja dan proyek"), firms, works, note=note)
    return folded(_("Program, pemberi kerja, dan proyek"), depth, firms, works, note=f"JHT, JP, JKP; {note}")
