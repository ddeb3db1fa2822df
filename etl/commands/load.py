"""load, and what it prints about a file."""

from contextlib import nullcontext
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.markup import escape

from etl.commands import mending_workbook
from etl.commands.accounts.acting import AccountOption, Acting, EmergencyOption, acting
from etl.commands.accounts.drafts import hand_in
from etl.commands.changes import CELLS_SHOWN, show_changes
from etl.commands.console import SEVERITIES, amounts, console, fail, print_json, written
from etl.commands.database import database, operator
from etl.commands.editions import moment
from etl.commands.issues import issue_table
from etl.commands.load_options import (
    CollectionOption,
    DryOption,
    EmbargoOption,
    EverythingOption,
    FileArgument,
    JsonOption,
    MendingOption,
    OrderOption,
    PageOption,
    PartialOption,
    PeriodOption,
    ReplacesOption,
    SourceOption,
)
from etl.commands.loads import target_hint

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from data.changes.impact import Changes
    from etl.checks.load_report import LoadReport
    from etl.model import Issue

INFOS_SHOWN = 8
_ENDS = {
    "loaded": "[green]✓[/] Dimuat sebagai muatan [bold]{load_id}[/], koleksi {collection}.",
    "already": "[green]✓[/] Berkas yang sama sudah dimuat (muatan {load_id}); tidak ada yang berubah.",
    "dry_run": "[green]✓[/] Uji saja (--kering): berkas dapat dimuat; tidak ada yang disimpan.",
    "draft": "[green]✓[/] Berkas dapat dimuat, dan menunggu orang kedua.",
    "refused": "[red]✗[/] Ditolak: {errors} galat. Tidak ada angka yang berubah; perbaiki, lalu muat lagi.",
}


def load(
    file: FileArgument,
    source: SourceOption = None,
    collection: CollectionOption = "resmi",
    period: PeriodOption = None,
    dry_run: DryOption = False,
    partial: PartialOption = False,
    mending: MendingOption = None,
    page: PageOption = None,
    as_json: JsonOption = False,
    day_order: OrderOption = None,
    embargo: EmbargoOption = None,
    replaces: ReplacesOption = None,
    everything: EverythingOption = False,
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Muat satu berkas: seluruhnya, atau tidak sama sekali.

    [dim]python -m etl load rekap-september-2026.xlsx
    python -m etl load rekap.xlsx --periode 2026-09 --kering --laporan uji.html
    python -m etl load rekap.xlsx --perbaikan perbaiki.xlsx
    python -m etl load angka.csv --sumber baku --sebagian
    python -m etl load pendanaan-koreksi.xlsx --ganti 4 --kering
    python -m etl load rekap.xlsx --embargo "2027-01-20 08:00"[/]

    Begitu ada administrator, perintah ini meminta akun dan mengajukan: orang kedua menerbitkan di /muat.
    """
    from data.definitions.registry import registry

    if collection not in registry().collections:
        fail(f"Koleksi {collection!r} tidak ada; pilih {', '.join(registry().collections)}.")
    for output in (path for path in (mending, page) if path and realpath(path) == realpath(file)):
        fail(f"{output} adalah berkas yang dimuat; sebut nama lain.")
    from etl.parsing import periods
    from etl.parsing.day_order import ORDERS
    from etl.pipeline.summary import summary
    from etl.pipeline.summary_page import CELLS_SHOWN as CELLS_ON_PAGE

    until = moment(embargo, "--embargo")
    try:
        month = periods.parse(period) if period else None
    except periods.PeriodError as error:
        fail(f"--periode: {error}.")
    if day_order not in (None, *ORDERS):
        fail(f"--urutan-tanggal {day_order!r} tidak dikenal; pilih {' atau '.join(ORDERS)}.")
    how: dict[str, Any] = {"source": source, "period": month, "partial": partial}
    how |= {"collection": collection, "embargo_until": until, "replaces": replaces, "day_order": day_order}
    seen = mending_workbook.seen(file) if mending else None
    rehearsed = nullcontext(Acting(operator()))  # who only looks needs no account
    with rehearsed if dry_run else acting(account, emergency, "upload") as who:
        with (
            database(actor=who.name, emergency=who.why_alone) as engine,
            console(stderr=True).status(f"Membaca {escape(file.name)} ..."),
        ):
            report, changed, names = _done(engine, file, who, dry_run=dry_run, how=how)
            hint = target_hint(engine) if report.outcome == "loaded" and collection == "resmi" else None
        draft = hand_in(who, file, how) if report.outcome == "draft" else None
    most = None if as_json or everything else CELLS_SHOWN if page is None else CELLS_ON_PAGE
    found = summary(report, changed, names, most=most)
    if as_json:
        print_json(found if draft is None else {**found, "kiriman": draft.number})
    else:
        show(report, everything=everything)
        if found["perubahan"]:
            show_changes(found["perubahan"], short=not dry_run, everything=everything)
        if hint:
            console().print(hint)
    if draft is not None:
        console(stderr=as_json).print(draft.words)
    if page is not None:
        _write_page(page, found)
    if mending is not None:
        mending_workbook.write(mending, seen, report)
    if report.refused:
        raise typer.Exit(1)


def _done(
    engine: "Engine", file: Path, who: Acting, *, dry_run: bool, how: dict[str, Any]
) -> "tuple[LoadReport, Changes | None, dict[Any, str]]":
    """Load or rehearse; a refusal is kept. What a second person has to decide on is rehearsed, too.

    The report, what changed (None: nothing, or the file is big), and the names of the areas.
    """
    from data.repository.store import Store
    from etl.pipeline import dry_run as rehearsal
    from etl.pipeline.load_file import load_file
    from etl.pipeline.rejected_files import keep

    options = {**how, "loaded_by": who.name, "emergency": who.why_alone or None}
    changed = None
    if dry_run or who.needs_second:
        report, changed = rehearsal.rehearse(engine, file, **options)
        if who.needs_second and report.outcome == "dry_run":
            report.outcome = "draft"
    elif rehearsal.is_big(file):
        report = load_file(engine, file, **options)
    else:
        report, changed = rehearsal.load_and_compare(engine, file, **options)
    if report.refused and not dry_run:
        keep(engine, file, report, actor=who.name, hidden=how["embargo_until"] is not None)
    return report, changed, Store(engine).areas()["name"].to_dict()


def _write_page(path: Path, found: dict[str, Any]) -> None:
    from data.dates import now, wib
    from etl.pipeline.summary_page import page

    written(path, lambda waiting: waiting.write_text(page(found, at=wib(now())), "utf-8"))


def show(report: "LoadReport", *, everything: bool = False) -> None:
    """Print what became of a file and everything that was found in it."""
    out = console()
    if report.source:
        out.print(f"[bold]{escape(report.file)}[/]  sumber [cyan]{report.source}[/]: {escape(report.reason)}")
    if report.rows_read:
        out.print(escape(_amount(report)))
    issues = _issues_to_print(report, everything=everything)
    if issues:
        out.print(issue_table(f"Temuan: {escape(Path(report.file).name)}", issues))
    if len(issues) < len(report.issues):
        out.print(f"[dim]… dan {len(report.issues) - len(issues)} keterangan lain (--rinci).[/]")
    out.print(
        _ENDS[report.outcome].format(
            load_id=report.load_id, collection=report.collection, errors=len(report.found("error"))
        )
    )


def _issues_to_print(report: "LoadReport", *, everything: bool) -> "list[Issue]":
    order = list(SEVERITIES)
    ranked = sorted(report.issues, key=lambda issue: order.index(issue.severity))
    infos = len(report.found("info"))
    return ranked if everything or infos <= INFOS_SHOWN else ranked[: len(ranked) - infos + INFOS_SHOWN]


def _amount(report: "LoadReport") -> str:
    months = ", ".join(
        report.periods if len(report.periods) < 4 else [report.periods[0], "...", report.periods[-1]]
    )
    parts = [f"{report.rows_read} baris dibaca, {report.rows_accepted} dipakai"]
    parts += [f"{report.rows_rejected} ditolak dan disimpan"] if report.rows_rejected else []
    parts += [f"{report.areas} daerah"] if report.areas else []
    parts += [months] if months else []
    parts += [amounts(report.counts)] if report.counts else []
    return " · ".join(parts)
