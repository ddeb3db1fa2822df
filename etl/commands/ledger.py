"""status, withdraw, editions, edition create."""

from typing import Annotated, Any

import typer
from rich.markup import escape

from etl.commands.console import amounts, console, fail, table
from etl.commands.database import database
from etl.commands.language import Command, group

edition = group(help="Membuat edisi: apa yang dilihat sebuah rapat.")


def status(
    load: Annotated[
        int | None, typer.Argument(metavar="MUATAN", help="Nomor muatan: tampilkan temuannya.")
    ] = None,
) -> None:
    """Apa yang sudah dimuat: muatan, jumlah angka, edisi, temuan.

    [dim]python -m etl status
    python -m etl status 7[/]
    """
    from data import ledger

    with database() as engine:
        if load is not None:
            _issues(ledger.loads(engine), ledger.issues(engine, load), load)
            return
        loads, counts = ledger.loads(engine), ledger.fact_counts(engine)
        out = console()
        out.print(_loads_table(loads.to_dict("records")))
        out.print(f"Tersimpan: {amounts(counts) or 'belum ada'}")
        out.print(_editions_table(ledger.editions(engine).to_dict("records")))


def _loads_table(rows: list[dict[Any, Any]]) -> Any:
    columns = [
        "No",
        "Koleksi",
        "Sumber",
        "Judul",
        "Berkas",
        "Dimuat (UTC)",
        "Oleh",
        "Baris",
        "Awas",
        "Status",
    ]
    words = {"published": "berlaku", "withdrawn": "ditarik", "draft": "rancangan"}
    cells = [
        [
            row["id"],
            row["collection"],
            row["source"],
            escape(row["title"]),
            escape(row["file_name"]),
            f"{row['loaded_at']:%Y-%m-%d %H:%M}",
            escape(row["loaded_by"]),
            f"{row['rows_accepted']}/{row['rows_read']}",
            row["warnings"] or None,
            words.get(row["status"], row["status"])
            + (f": {escape(row['withdrawn_reason'])}" if row["withdrawn_reason"] else ""),
        ]
        for row in rows
    ]
    return table("Muatan", columns, cells, right=["No", "Baris", "Awas"])


def _editions_table(rows: list[dict[Any, Any]]) -> Any:
    cells = [
        [
            escape(row["slug"]),
            escape(row["title"]),
            row["collection"],
            f"sampai muatan {row['cutoff_load']}" if row["cutoff_load"] else "selalu yang terbaru",
            f"{row['created_at']:%Y-%m-%d %H:%M}",
        ]
        for row in rows
    ]
    return table("Edisi", ["Nama", "Judul", "Koleksi", "Melihat", "Dibuat (UTC)"], cells)


def _issues(loads: Any, issues: Any, load: int) -> None:
    from etl.commands.loading import finding_table
    from etl.source import Finding

    if load not in set(loads["id"]):
        fail(f"Muatan {load} tidak ada.")
    names = ["rule", "severity", "message", "sheet", "source_row", "source_column", "value"]
    findings = [Finding(*row) for row in issues[names].itertuples(index=False)]
    console().print(
        finding_table(f"Temuan muatan {load}", findings) if findings else f"Muatan {load}: tanpa temuan."
    )


def withdraw(
    load: Annotated[int, typer.Argument(metavar="MUATAN", help="Nomor muatan, lihat `status`.")],
    reason: Annotated[str, typer.Option("--alasan", metavar="TEKS", help="Mengapa ditarik; tersimpan.")],
) -> None:
    """Tarik satu muatan dari edisi terkini; edisi lama tetap melihatnya.

    [dim]python -m etl withdraw 7 --alasan "angka BPU tertukar kolom"[/]
    """
    from data import journal

    if not reason.strip():
        fail("Alasan tidak boleh kosong.")
    with database() as engine:
        if not journal.withdraw(engine, load, reason.strip()):
            fail(f"Muatan {load} tidak ada atau sudah ditarik.")
    console().print(f"[green]✓[/] Muatan {load} ditarik.")


def editions() -> None:
    """Daftar edisi."""
    from data import ledger

    with database() as engine:
        console().print(_editions_table(ledger.editions(engine).to_dict("records")))


@edition.callback()
def _edition() -> None:
    """Membuat edisi: apa yang dilihat sebuah rapat, tetap begitu walau angka direvisi."""


@edition.command("create", cls=Command, options_metavar="[OPSI]")
def create(
    slug: Annotated[
        str, typer.Argument(metavar="NAMA", help="Nama pendek untuk tautan, mis. monev-2026-09.")
    ],
    title: Annotated[str, typer.Option("--judul", metavar="TEKS", help="Judul yang dilihat pembaca.")],
    collection: Annotated[
        str, typer.Option("--koleksi", metavar="NAMA", help="resmi, terbit, atau simulasi.")
    ] = "resmi",
) -> None:
    """Tetapkan keadaan koleksi sekarang sebagai edisi.

    [dim]python -m etl edition create monev-2026-09 --judul "Monev September 2026"[/]
    """
    import re

    from data import journal

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 60:
        fail(
            f"Nama edisi {slug!r} keliru; pakai huruf kecil, angka, dan tanda hubung, misalnya monev-2026-09."
        )
    with database() as engine:
        try:
            newest = journal.create_edition(engine, slug, title=title, collection=collection)
        except ValueError as error:
            fail(f"Edisi tidak dibuat: {error}.")
    console().print(f"[green]✓[/] Edisi {slug} dibuat: koleksi {collection} sampai muatan {newest}.")
