"""The field that finds an area or a page by typing: a plain form, which a script makes a combobox."""

from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.shell.search_index import Place, candidates, places

PATH = "/cari"
WORD = "q"
KEPT = ("edisi", "periode", "skema", "kares", "metrik", "basis", "bahasa")


def search_form(context: Context, *, asked: str = "") -> Element:
    """The field in the header; what is chosen goes along unseen."""
    _ = context.language.text
    return html.Form(
        [
            html.Label(
                [
                    html.Span(_("Cari daerah atau halaman"), className="unseen"),
                    html.Input(
                        type="search",
                        name=WORD,
                        value=asked or None,
                        placeholder=_("Cari daerah"),
                        autoComplete="off",
                        maxlength="60",
                        **{"data-places": f"/tujuan.json?bahasa={context.language.code}"},
                    ),
                ]
            ),
            *_carried(context),
            html.Ul([], id="tujuan", hidden=True, **{"data-none": _("Tidak ada yang cocok")}),
        ],
        action=PATH,
        method="get",
        role="search",
        className="find",
    )


def _carried(context: Context) -> list[Element]:
    selection = context.selection
    words = selection.words()
    return [
        html.Input(type="hidden", name=key, value=words[key])
        for key in KEPT
        if words.get(key) and words[key] != selection.defaults.get(key, "")
    ]


def found(context: Context, asked: str) -> list[Place]:
    """What the words mean: areas and pages."""
    return candidates(places(context), asked)


def only(context: Context, asked: str) -> str | None:
    """The address of the one place that is meant; None where it is none or could be two."""
    meant = found(context, asked)
    return context.selection.href(meant[0].path) if len(meant) == 1 else None
