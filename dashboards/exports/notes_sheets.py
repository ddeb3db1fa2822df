"""The sheets beside the figures of a workbook: definitions and sources, as pairs of words and meaning."""

from dashboards.components.common.provenance import edition_title
from dashboards.components.common.status import band_words
from dashboards.exports.export import Exported
from data.definitions.registry import Band

Lines = tuple[str, str, list[tuple[str, str]]]


def definitions(page: Exported) -> Lines:
    """Name and title of the sheet; the metrics in the tables, the statuses, every column."""
    _, code = page.context.language.text, page.context.language.code
    registry = page.context.registry
    lines: list[tuple[str, str]] = []
    used: dict[str, None] = {}
    for table in page.tables:
        if "metric" in table.columns:
            used |= dict.fromkeys(record["metric"] for record in table.records())
    for key in used:
        lines.append((registry.metrics[key].label[code], registry.metrics[key].description[code]))
    if any("status" in table.columns for table in page.tables):
        lines.append((_("Status"), ""))
        for status in registry.statuses.values():
            said = band_words(page.context, status) if isinstance(status, Band) else _("tidak dinilai")
            lines.append((f"{status.icon} {status.label[code]}", said))
    lines.append((_("Kolom"), ""))
    fields = {name: field for table in page.tables for name, field in table.fields.items()}
    lines += [(field.heading(code), f"{field.about(code)} ({name})") for name, field in fields.items()]
    return _("Definisi"), _("Definisi"), lines


def sources(page: Exported) -> Lines:
    """Name and title of the sheet; edition, month, address, and every load with its publisher."""
    context, language = page.context, page.context.language
    _ = language.text
    lines = [(_("Temuan"), page.view.headline.plain), (_("Alamat"), page.address)]
    if page.edition is not None:
        collection = context.registry.collections[page.edition.collection]
        lines += [
            (_("Edisi"), f"{edition_title(context, page.edition)} ({page.edition.slug})"),
            (_("Koleksi"), f"{collection.label[language.code]}: {collection.description[language.code]}"),
            (_("Edisi dibuat"), language.moment(page.edition.created_at)),
        ]
    if context.selection.period is not None and not page.view.rows_are_real:
        lines.append((_("Periode"), language.month(context.selection.period)))
    if context.scheme_title is not None:
        lines.append((_("Target"), context.scheme_title))
    lines.append((_("Muatan"), ""))
    for load in page.loads:
        said = [load.title, load.publisher or "", load.address or "", language.moment(load.loaded_at)]
        lines.append((f"{_('Muatan')} {load.id}", " · ".join(part for part in said if part)))
    return _("Sumber"), _("Sumber"), lines
