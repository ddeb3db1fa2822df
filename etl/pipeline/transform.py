"""From the sheets of a file to the tables to store: tidied, split, resolved, corrected, checked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine

from data.dates import today
from data.definitions.registry import registry
from data.facts.latest import KEYS
from data.metrics.contracts import observations as contract
from data.repository import loads
from etl.checks import plausibility
from etl.checks.file_name import named_otherwise
from etl.checks.load_report import LoadReport, bounded
from etl.checks.personal_data import Place, personal
from etl.checks.plausibility import labour_force, skipped, unchanged
from etl.checks.printed_totals import check_printed
from etl.checks.regulations import misplaced
from etl.checks.row_errors import contradicted, repeated, unstorable
from etl.checks.stored_facts import (
    NEWEST,
    beside,
    beyond_participants,
    latest_bpu,
    missing_rows,
    of_bpu,
    places_of,
)
from etl.checks.typing_slips import slipped
from etl.declarations import branches, corrections
from etl.declarations.declared import Declared, answered
from etl.model import Issue, Options, Sheet, Source, Tidy
from etl.parsing import areas, cells_to_facts, periods
from etl.pipeline.partial_load import refused_rows, rejected, stored_in_part, without
from etl.readers.fingerprint import sha256
from etl.sources import PUBLISHED_ONLY


@dataclass
class Transform:
    """A file on its way from cells to tables. `used`: what was done to its figures, for its digest."""

    engine: Engine
    options: Options
    declared: Declared
    path: Path
    report: LoadReport
    file_name: str
    used: set[str] = field(default_factory=set)

    def run(self, source: Source, sheets: list[Sheet], *, partial: bool) -> dict[str, pd.DataFrame]:
        """The frames to store, by table; none where the file is refused. What is wrong goes to the report."""
        before = list(self.report.issues)  # of the file as a whole
        tidy = _tidied(source, sheets, self.options, self.report)
        resolver = areas.resolver(self.engine)
        if tidy is None or not resolver.names:
            self.report.issues += [cells_to_facts.NO_AREAS] if tidy is not None else []
            return {}
        refused: dict[Place, list[Issue]] = {}
        tables, issues = self._tables(tidy, resolver)
        while partial and (bad := refused_rows(issues, tidy, tables)):
            refused |= bad
            tidy = without(tidy, bad)
            tables, issues = self._tables(tidy, resolver)
        errors = [issue for reasons in refused.values() for issue in reasons]
        wrong = any(issue.severity == "error" for issue in issues)
        if refused and not wrong:
            tables["rejected"] = cells_to_facts.only_columns(
                "rejected", rejected(sheets, refused, self.report.people or personal(sheets))
            )
            issues.append(stored_in_part(len(refused)))
            self.used |= {f"tanpa lembar {sheet} baris {row}" for sheet, row in refused}
            self.report.rows_rejected = len(refused)
        self.report.issues = bounded(list(dict.fromkeys([*before, *errors, *issues])))
        return {} if wrong else {table: frame for table, frame in tables.items() if len(frame)}

    def _tables(self, tidy: Tidy, resolver: areas.Resolver) -> tuple[dict[str, pd.DataFrame], list[Issue]]:
        issues = [*tidy.issues, *contradicted(tidy, self.options.period)]
        tables: dict[str, pd.DataFrame] = {}
        self.report.title, self.report.rows_read = tidy.title or "", tidy.rows_read
        for table, frame in {tidy.table: tidy.frame, **tidy.extra}.items():
            if table == "observation":
                frame, figures = self._branches(frame, tidy, issues)
                tables |= {"published": figures} if len(figures) else {}
            issues += unstorable(table, frame)
            frame = answered(frame, self.declared.answers, resolver, issues, self.used)
            frame = cells_to_facts.resolve_areas(frame, resolver, issues, national=tidy.of_bps)
            issues += repeated(table, frame)
            issues += misplaced(frame, resolver) if table == "regulation" else []
            if table == "observation":
                frame = self._observations(frame, tidy, resolver=resolver, issues=issues)
            tables[table] = cells_to_facts.only_columns(table, frame)
        issues += self._against_stored(tables, resolver)
        _describe(self.report, tables, issues)
        if len(counts := tables.get("observation", pd.DataFrame())):
            issues += named_otherwise(self.file_name, set(counts["period"]))
        return tables, issues

    def _against_stored(self, tables: dict[str, pd.DataFrame], resolver: areas.Resolver) -> Iterator[Issue]:
        """Issues of facts beside those that are stored and active, whatever the kind of file."""
        for table in KEYS.keys() & tables.keys():
            rows = self._stored(table)
            yield from missing_rows(table, tables[table], rows, names=dict(resolver.names))
        if not registry().collections[self.options.collection].rolls_up:
            return
        counts, spells = tables.get("observation"), tables.get("funding")
        spells = None if spells is None else spells[spells["workers"].notna()]  # the others are refused
        if spells is not None and len(spells):
            known = latest_bpu(self.engine, self.options)
            both = pd.concat([self._stored("funding"), spells.assign(load_id=NEWEST)])
            yield from beyond_participants(known, both, resolver=resolver, places=places_of(spells))
        elif counts is not None and len(counts := of_bpu(counts)):
            spells, places = self._stored("funding"), places_of(counts)
            yield from beyond_participants(counts, spells, resolver=resolver, places=places)

    def _stored(self, table: str) -> pd.DataFrame:
        how = self.options
        return loads.current_facts(self.engine, how.collection, table, how.embargo_until, but=how.replaces)

    def _branches(
        self, frame: pd.DataFrame, tidy: Tidy, issues: list[Issue]
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The rows of areas, those that allocations make of branch offices among them; and the branches'."""
        adds_up = registry().collections[self.options.collection].rolls_up
        if frame.empty or not adds_up or "area_name" not in frame:
            return frame, pd.DataFrame()
        mask = branches.is_branch_row(frame)
        rows = cells_to_facts.known_words(frame[mask].assign(printed=frame.loc[mask, "value"]))
        if rows.empty:
            return frame[~mask], pd.DataFrame()
        rows = cells_to_facts.read_counts(rows, issues, today=today())
        known = self.declared.branches
        issues += branches.doubled(rows, known)
        issues += branches.check_branches(tidy.printed, rows, known, alone=bool(mask.all()))
        spread = branches.allocated(rows, known, issues)
        if len(spread):
            self.used |= {branches.key(branch) for branch in known if branch.allocation_in_force}
        figures = cells_to_facts.only_columns("published", branches.figures(rows, known))
        return pd.concat([frame[~mask], spread], ignore_index=True), figures

    def _observations(
        self, frame: pd.DataFrame, tidy: Tidy, *, resolver: areas.Resolver, issues: list[Issue]
    ) -> pd.DataFrame:
        frame = self._corrected(cells_to_facts.known_words(frame), tidy, issues)
        frame = cells_to_facts.read_counts(frame, issues, today=today())
        frame = cells_to_facts.only_columns("observation", frame)
        if frame.empty:
            return frame
        frame = cells_to_facts.as_observations(frame)
        rolls_up = registry().collections[self.options.collection].rolls_up
        issues += plausibility.refusals(frame, resolver=resolver, rolls_up=rolls_up)
        if any(issue.severity == "error" for issue in issues):
            return frame
        issues += _contract(frame)
        if rolls_up:
            current = loads.latest_counts(
                self.engine,
                self.options.collection,
                self.options.embargo_until,
                spans=plausibility.needed(frame),
                areas=set(frame["area_code"]),
            )
            issues += plausibility.plausibility(frame, current, resolver=resolver)
            issues += beside(self.engine, self.options.collection, self.options.embargo_until, frame)
            issues += [*unchanged(frame, current), *skipped(frame, current)] if tidy.monthly else []
            if misfits := check_printed(tidy.printed, frame, resolver=resolver):
                issues += [*misfits, *slipped(tidy.printed, frame, current, resolver)]
            issues += labour_force(frame, resolver) if tidy.of_bps else []
        return frame

    def _corrected(self, frame: pd.DataFrame, tidy: Tidy, issues: list[Issue]) -> pd.DataFrame:
        if self.options.collection != corrections.COLLECTION or not self.declared.corrections:
            return frame
        titles, digest = (tidy.title or "", self.file_name), sha256(self.path)
        own = [
            one
            for one in self.declared.corrections
            if one.is_for(source=str(self.report.source), sha256=digest, titles=titles)
        ]
        return corrections.correct(frame, own, issues, self.used)


def _tidied(source: Source, sheets: list[Sheet], options: Options, report: LoadReport) -> Tidy | None:
    """The file's rows; None where it is no such file, which goes to the report's issues."""
    if source.name in PUBLISHED_ONLY and options.collection != "terbit":
        message = f"{PUBLISHED_ONLY[source.name]} hanya masuk koleksi terbit; tambahkan --koleksi terbit."
        report.issues.append(Issue("koleksi_keliru", "error", message))
        return None
    try:
        tidy: Tidy = source.tidy(sheets, options)
    except ValueError as error:
        message = f"Berkas ini bukan {source.title}: {error}."
        report.issues.append(Issue("bukan_tabel", "error", message))
        return None
    worded = [replace(issue, message=cells_to_facts.sentence(issue.message)) for issue in tidy.issues]
    return replace(tidy, issues=worded)


def _contract(frame: pd.DataFrame) -> list[Issue]:
    """The last word is the contract of the stored shape; what it refuses here is a fault of a source."""
    from pandera.errors import SchemaErrors

    try:
        contract().validate(frame, lazy=True, inplace=True)  # it changes nothing: no copy either
    except SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check"])
        return [
            Issue("kontrak", "error", f"Kolom {case.column}: {case.check}.", value=str(case.failure_case))
            for case in cases.itertuples()
        ]
    return []


def _describe(report: LoadReport, tables: dict[str, pd.DataFrame], issues: list[Issue]) -> None:
    """How much of the file is stored: its rows, areas and months."""
    places = {
        place
        for frame in tables.values()
        if len(frame)
        for place in zip(frame["sheet"], frame["source_row"], strict=True)
    }
    report.rows_accepted = len(places)
    frame = tables.get("observation", pd.DataFrame())
    if len(frame):
        report.periods = [periods.name(period) for period in sorted(set(frame["period"]))]
        report.areas = frame["area_code"].nunique()
    if not places and not any(issue.severity == "error" for issue in issues):
        issues.append(cells_to_facts.NO_FIGURES)
