"""The choice of the area that a form is about, by GET: it changes nothing."""

from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html


def area_choice(writing: Writing, path: str, area: str) -> Element | None:
    """A list of the areas one may write about; nothing where there is but one."""
    desk, known = writing.desk, writing.areas()
    _ = desk.language.text
    if len(known) < 2:
        return None
    language = {} if desk.language.code == desk.default_language else {"bahasa": desk.language.code}
    options = known if area else [("", _("Pilih daerah")), *known]
    return html.Form(
        [
            *(html.Input(type="hidden", name=name, value=value) for name, value in language.items()),
            Boxes({"wilayah": area}, {}, "p-").choice(_("Daerah"), "wilayah", options),
            html.P(html.Button(_("Tampilkan"), type="submit", className="quiet"), className="field send"),
        ],
        method="get",
        action=path,
        className="line-form",
    )
