"""The rows behind each resource: frames of what a request asked for, in their order."""

from collections.abc import Callable

import pandas as pd

from dashboards.api.request import Asked, simulated
from dashboards.components.common.provenance import edition_facts, row_mark
from dashboards.insights.facts.agreements import agreements as agreements_of
from dashboards.rendering.dataset import Table
from dashboards.request.context import PROVINCE, Context
from data.definitions.registry import AREA_LEVEL, registry
from data.facts.latest import newest
from data.metrics.query import Query, periods, read

EDITION = (
    "slug",
    "title",
    "collection",
    "simulated",
    "live",
    "cutoff_load",
    "created_at",
    "draft",
    "embargo_until",
    "first_period",
    "last_period",
    "note",
)


def metrics(asked: Asked) -> pd.DataFrame:  # noqa: ARG001
    """The metrics of the registry."""
    return pd.DataFrame(
        {
            "key": m.key,
            "label_id": m.label.id,
            "label_en": m.label.en,
            "description_id": m.description.id,
            "description_en": m.description.en,
            "unit": m.unit,
            "numerator_measure": m.numerator,
            "denominator_measure": m.denominator,
            "segment": m.segment,
            "decimals": m.decimals,
            "better": m.better,
            "targets": m.targets,
        }
        for m in registry().metrics.values()
    )


def areas(asked: Asked) -> pd.DataFrame:
    """Every area, by code."""
    frame = asked.context.store.areas().reset_index()
    frame = frame.rename(columns={"kind": "area_kind"}).sort_values("code")
    return _inside(frame, "code", asked)


def editions(asked: Asked) -> pd.DataFrame:
    """The editions that may be seen now, with the months they hold."""
    store, rows = asked.context.store, []
    for edition in store.editions():
        months = periods(store, edition)
        rows.append(
            {
                **edition_facts(asked.context, edition),
                "cutoff_load": edition.cutoff_load,
                "first_period": months[0] if months else None,
                "last_period": months[-1] if months else None,
                "note": edition.note,
            }
        )
    return pd.DataFrame(rows, columns=list(EDITION))


def _inside(frame: pd.DataFrame, column: str, asked: Asked) -> pd.DataFrame:
    """The rows of the areas asked for."""
    codes = asked.areas
    return frame if codes is None else frame[frame[column].isin(codes)]


def observations(asked: Asked) -> pd.DataFrame:
    """MetricFrame rows of the request, with names, edition and mark beside them."""
    edition, selection = asked.edition, asked.context.selection
    query = Query(edition, asked.metrics, asked.months, (), selection.scheme, asked.values.get("basis"))
    frame = read(asked.context.store, query)
    if not asked.months:
        frame = frame.iloc[:0]
    frame = _inside(frame, "area", asked)
    metrics, language = registry().metrics, selection.language
    return _marked(frame, asked, edition.collection).assign(
        area_name=frame["area"].map(lambda code: asked.context.areas[code].name),
        metric_name=frame["metric"].map(lambda key: metrics[key].label[language]),
        unit=frame["metric"].map(lambda key: metrics[key].unit),
        scheme=selection.scheme,
    )


def rankings(asked: Asked) -> pd.DataFrame:
    """The kabupaten/kota by rank; those without one at the foot."""
    frame = observations(asked)
    frame = frame[frame["level"] == AREA_LEVEL]
    return frame.sort_values(["metric", "period", "rank", "area"], na_position="last")


def _marked(frame: pd.DataFrame, asked: Asked, collection: str | pd.Series) -> pd.DataFrame:
    """With the edition, and the mark of rows that are simulated or not open yet."""
    frame = frame.assign(edition=asked.edition.slug, collection=collection)
    invented = frame["collection"].map(simulated).astype(bool)
    marks = {simulated: row_mark(asked.edition, simulated=simulated) for simulated in (True, False)}
    return frame.assign(simulated=invented, mark=invented.map(marks))


def facts(table: str, *order: str, **renamed: str) -> Callable[[Asked], pd.DataFrame]:
    """The rows in force of a table of facts, in the order delivered or by these columns; some renamed."""

    def frame(asked: Asked) -> pd.DataFrame:
        found = newest(table, asked.context.store.facts(asked.edition, table))
        found = _inside(
            found.rename(columns={"area_code": "area", "status": "duty_status", **renamed}), "area", asked
        )
        found = found.assign(area_name=found["area"].map(lambda code: asked.context.areas[code].name))
        found = _marked(found, asked, asked.edition.collection)
        return found.sort_values(list(order), kind="stable") if order else found

    return frame


def of_table(make: Callable[[Context], Table]) -> Callable[[Asked], pd.DataFrame]:
    """The rows of a page's table, of the areas asked for; what is everybody's among them."""

    def frame(asked: Asked) -> pd.DataFrame:
        asked.edition  # noqa: B018 (refuses where there is none)
        table = make(asked.context)
        found = pd.DataFrame(table.rows, columns=list(table.columns), dtype=object)
        codes = asked.areas
        return found if codes is None else found[found["area"].isin(codes) | found["area"].isna()]

    return frame


def agreements(asked: Asked) -> pd.DataFrame:
    """The row in force of each agreement, by meeting and area."""
    found = agreements_of(asked.context, PROVINCE)
    columns = [*asked.context.store.facts(asked.edition, "agreement").columns, "overdue"]
    frame = pd.DataFrame(
        [{**row._asdict(), "overdue": found.late(row)} for row in found.found], columns=columns
    )
    frame = frame.rename(columns={"area_code": "area", "status": "agreement_status"})
    frame = _inside(frame, "area", asked)
    frame = frame.assign(area_name=frame["area"].map(lambda code: asked.context.areas[code].name))
    frame = _marked(frame, asked, asked.edition.collection)
    return frame.sort_values(["met_on", "area"], kind="stable")


def projects(asked: Asked) -> pd.DataFrame:
    """The construction projects in force, by area and day of the contract."""
    found = facts("project", "area", "contract_on", "project")(asked)
    return found.rename(columns={"rupiah": "contract_rupiah"})


def ucj_limits(asked: Asked) -> pd.DataFrame:
    """The limits of the UCJ classes in force, by area, year and class."""
    found = facts("ucj_class", "area", "year", "start")(asked)
    return found.rename(columns={"start": "class_start"})


def targets(asked: Asked) -> pd.DataFrame:
    """What the edition may be held against, by document."""
    found = asked.context.store.targets(asked.edition).rename(
        columns={"area_code": "area", "value": "amount", "value_high": "amount_high"}
    )
    if "skema" in asked.values:
        found = found[found["scheme"] == asked.values["skema"]]
    found = _inside(found, "area", asked)
    found = found.assign(area_name=found["area"].map(lambda code: asked.context.areas[code].name))
    key = ["scheme", "area", "segment", "year", "unit"]
    return _marked(found, asked, found["collection"]).sort_values(key, kind="stable")
