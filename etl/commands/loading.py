"""load, and what it prints about a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from etl.commands.console import SEVERITIES, amounts, console, fail, table
from etl.commands.database import database, operator

if TYPE_CHECKING:
    from etl.report import LoadReport
    from etl.source import Finding

COLLECTIONS = ("resmi", "terbit", "simulasi")
INFOS_SHOWN = 8
NARROW = 140  # columns of the screen
_ENDS = {
    "loaded": "[green]✓[/] Dimuat sebagai muatan [bold]{load_id}[/], koleksi {collection}.",
    "already": "[green]✓[/] Berkas yang sama sudah dimuat (muatan {load_id}); tidak ada yang berubah.",
    "dry_run": "[green]✓[/] Uji saja (--kering): berkas dapat dimuat; tidak ada yang disimpan.",
    "refused": "[red]✗[/] Ditolak: {errors} galat. Basis data tidak berubah; perbaiki, lalu muat lagi.",
}


FileArgument = Annotated[
    Path, typer.Argument(metavar="BERKAS", help="Buku kerja (XLSX, XLS, ODS), CSV, atau JSON.")
]
SourceOption = Annotated[
    str | None,
    typer.Option("--sumber", metavar="NAMA", help="Bentuk berkas; tanpa ini dikenali dari isinya."),
]
CollectionOption = Annotated[
    str, typer.Option("--koleksi", metavar="NAMA", help="resmi, terbit, atau simulasi.")
]
PeriodOption = Annotated[
    str | None,
    typer.Option("--periode", metavar="TTTT-BB", help="Bulan laporan, bila berkas tidak menyebutnya."),
]
DryOption = Annotated[
    bool, typer.Option("--kering", metavar="", help="Periksa saja; tidak ada yang disimpan.")
]
EverythingOption = Annotated[bool, typer.Option("--rinci", metavar="", help="Tampilkan semua keterangan.")]


def load(
    file: FileArgument,
    source: SourceOption = None,
    collection: CollectionOption = "resmi",
    period: PeriodOption = None,
    dry_run: DryOption = False,
    everything: EverythingOption = False,
) -> None:
    """Muat satu berkas: seluruhnya, atau tidak sama sekali.

    [dim]python -m etl load rekap-september-2026.xlsx
    python -m etl load rekap.xlsx --periode 2026-09 --kering
    python -m etl load angka.csv --sumber baku --koleksi resmi[/]
    """
    if collection not in COLLECTIONS:
        fail(f"Koleksi {collection!r} tidak ada; pilih {', '.join(COLLECTIONS)}.")
    from etl import periods
    from etl.pipeline import load_file

    try:
        month = periods.parse(period) if period else None
    except periods.NotAPeriod as error:
        fail(f"--periode: {error}.")
    with database() as engine, console(stderr=True).status(f"Membaca {escape(file.name)} ..."):
        report = load_file(
            engine,
            file,
            source=source,
            collection=collection,
            period=month,
            dry_run=dry_run,
            loaded_by=operator(),
        )
    show(report, everything=everything)
    if report.refused:
        raise typer.Exit(1)


def show(report: "LoadReport", *, everything: bool = False) -> None:
    """Print what became of a file and everything that was found in it."""
    out = console()
    if report.source:
        out.print(f"[bold]{escape(report.file)}[/]  sumber [cyan]{report.source}[/]: {escape(report.reason)}")
    if report.rows_read:
        out.print(escape(_amount(report)))
    findings = _shown(report, everything=everything)
    if findings:
        out.print(finding_table(f"Temuan: {escape(Path(report.file).name)}", findings))
    if len(findings) < len(report.findings):
        out.print(f"[dim]… dan {len(report.findings) - len(findings)} keterangan lain (--rinci).[/]")
    out.print(
        _ENDS[report.outcome].format(
            load_id=report.load_id, collection=report.collection, errors=len(report.found("error"))
        )
    )


def finding_table(title: str, findings: "list[Finding]") -> Table:
    """Findings as a table: where, what was found, which rule, what to do. A narrow screen gets the places in
    one column, so that the messages keep their room."""
    narrow = console().width < NARROW
    rows = [(_narrow if narrow else _wide)(finding, *SEVERITIES[finding.severity]) for finding in findings]
    if narrow:
        return table(title, ["Tempat", "Pesan"], rows)
    return table(
        title, ["Tingkat", "Lembar", "Baris", "Kolom", "Isi", "Aturan", "Pesan"], rows, right=["Baris"]
    )


def _wide(finding: "Finding", style: str, word: str) -> list[str | None]:
    place = (finding.sheet, finding.source_row, finding.source_column, finding.value)
    cells = [None if cell is None else escape(str(cell)) for cell in place]
    return [f"[{style}]{word}[/]", *cells, finding.rule, escape(finding.message)]


def _narrow(finding: "Finding", style: str, word: str) -> list[str | None]:
    row = f"baris {finding.source_row}" if finding.source_row else None
    place = [part for part in (finding.sheet, row, finding.source_column) if part]
    found = f"\n[dim]isi: {escape(finding.value)}[/]" if finding.value else ""
    message = f"[{style}]{word}[/] {escape(finding.message)} [dim]({finding.rule})[/]"
    return [escape("\n".join(place)) + found, message]


def _shown(report: "LoadReport", *, everything: bool) -> "list[Finding]":
    order = list(SEVERITIES)
    ranked = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    infos = len(report.found("info"))
    return ranked if everything or infos <= INFOS_SHOWN else ranked[: len(ranked) - infos + INFOS_SHOWN]


def _amount(report: "LoadReport") -> str:
    months = ", ".join(
        report.periods if len(report.periods) < 4 else [report.periods[0], "...", report.periods[-1]]
    )
    parts = [f"{report.rows_read} baris dibaca, {report.rows_accepted} dipakai"]
    parts += [f"{report.areas} daerah"] if report.areas else []
    parts += [months] if months else []
    parts += [amounts(report.counts)] if report.counts else []
    return " · ".join(parts)
