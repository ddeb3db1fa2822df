"""status, withdraw, forget."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from data.atomic_file import describe_os_error
from etl.commands.accounts.acting import AccountOption, EmergencyOption, acting
from etl.commands.console import amounts, console, fail, table
from etl.commands.database import database
from etl.commands.editions import print_editions
from etl.commands.embargoes import PREVIEW, under_embargo, visible_rows
from etl.parsing.dates import moment_text

if TYPE_CHECKING:
    from sqlalchemy import Engine

REFUSALS_SHOWN = 10


def status(
    load: Annotated[
        int | None, typer.Argument(metavar="MUATAN", help="Nomor muatan: tampilkan temuannya.")
    ] = None,
) -> None:
    """Apa yang sudah dimuat: muatan, jumlah angka, edisi, temuan.

    [dim]python -m etl status
    python -m etl status 7[/]
    """
    from data.repository import loads as stored_loads
    from data.repository.rejected_files import refusals
    from data.settings import Settings
    from etl.commands.server_state import surroundings

    with database() as engine:
        if load is not None:
            _issues(stored_loads.loads(engine), stored_loads.issues(engine, load), load)
            return
        counts, out = stored_loads.fact_counts(engine, preview=Settings().preview), console()
        loads, hidden = visible_rows(stored_loads.loads(engine).to_dict("records"), "muatan")
        out.print(_loads_table(loads), *hidden, sep="\n")
        out.print(f"Tersimpan: {amounts(counts) or 'belum ada'}")
        print_editions(stored_loads.editions(engine).to_dict("records"))
        if hint := target_hint(engine):
            out.print(hint)
        if rows := refusals(engine).to_dict("records"):
            out.print(_refusals_table(rows[:REFUSALS_SHOWN]))
        if len(rows) > REFUSALS_SHOWN:
            out.print(f"[dim]… dan {len(rows) - REFUSALS_SHOWN} penolakan yang lebih lama.[/]")
        for line in surroundings(Settings().base_url, _noted(loads)):
            out.print(line)


def _noted(loads: list[dict[Any, Any]]) -> list[tuple[str, Any]]:
    """The loads, and when each was stored."""
    return [(f"Muatan {row['id']}", row["loaded_at"]) for row in loads]


def target_hint(engine: "Engine", collection: str = "resmi") -> str | None:
    """What to do where official figures stand and nothing says what they should be."""
    from data.repository import loads as stored_loads

    year = stored_loads.year_without_target(engine, collection)
    if year is None:
        return None
    return (
        f"[yellow]![/] Belum ada target {year}, jadi semua daerah tampil tanpa status. Isi templatnya: "
        "python -m etl template target, lalu python -m etl load templat-target.xlsx."
    )


def _refusals_table(rows: list[dict[Any, Any]]) -> Any:
    cells = [
        [
            row["id"],
            f"{row['refused_at']:%Y-%m-%d %H:%M}",
            row["collection"],
            row["source"],
            escape(row["file_name"]),
            escape(row["refused_by"]),
            sum(issue["severity"] == "error" for issue in row["findings"]),
            escape(next((f["message"] for f in row["findings"] if f["severity"] == "error"), "")),
        ]
        for row in rows
    ]
    columns = ["No", "Ditolak (UTC)", "Koleksi", "Sumber", "Berkas", "Oleh", "Galat", "Yang pertama"]
    return table("Berkas yang ditolak seluruhnya", columns, cells, right=["No", "Galat"])


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
            + (f": {escape(row['withdrawn_reason'])}" if row["withdrawn_reason"] else "")
            + (f", embargo sampai {moment_text(row['embargo_until'])}" if under_embargo(row) else "")
            + _alone(row["emergency"]),
        ]
        for row in rows
    ]
    return table("Muatan", columns, cells, right=["No", "Baris", "Awas"])


def _alone(reason: str | None) -> str:
    from data.repository.load_index import BY_RULE

    if reason == BY_RULE:
        return ", satu orang"
    return f", darurat: {escape(reason)}" if reason else ""


def _issues(loads: Any, stored: Any, load: int) -> None:
    from data.settings import Settings
    from etl.commands.issues import issue_table
    from etl.model import Issue

    own = next((row for row in loads.to_dict("records") if row["id"] == load), None)
    if own is None:
        fail(f"Muatan {load} tidak ada.")
    if under_embargo(own) and not Settings().preview:
        fail(f"Muatan {load} di bawah embargo, temuannya juga; {PREVIEW}.")
    names = ["rule", "severity", "message", "sheet", "source_row", "source_column", "value"]
    issues = [Issue(*row) for row in stored[names].itertuples(index=False)]
    console().print(
        issue_table(f"Temuan muatan {load}", issues) if issues else f"Muatan {load}: tanpa temuan."
    )


def withdraw(
    load: Annotated[int, typer.Argument(metavar="MUATAN", help="Nomor muatan, lihat `status`.")],
    reason: Annotated[str, typer.Option("--alasan", metavar="TEKS", help="Mengapa ditarik; tersimpan.")],
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Tarik satu muatan dari edisi terkini; edisi lama tetap melihatnya.

    [dim]python -m etl withdraw 7 --alasan "angka BPU tertukar kolom"[/]
    """
    from data.changes.impact import State, changes
    from data.repository import load_writer
    from data.repository import loads as stored_loads
    from data.repository.store import Store
    from data.repository.uploads.upload_actions import withdrawn_outside
    from etl.commands.changes import facts_counted
    from etl.pipeline.change_wording import fact_words

    if not reason.strip():
        fail("Alasan tidak boleh kosong.")
    with (
        acting(account, emergency, "publish") as who,
        database(actor=who.name, emergency=who.emergency) as engine,
    ):
        collection = stored_loads.collection_of(engine, load)
        store = Store(engine, preview=True)
        before = State.of(store, str(collection))
        if collection is None or not load_writer.withdraw(engine, load, reason.strip(), actor=who.name):
            fail(f"Muatan {load} tidak ada atau sudah ditarik.")
        if who.accounts is not None and who.account is not None:
            withdrawn_outside(who.accounts, who.account, load, reason)
        found = changes(before, State.of(store, collection))
        facts = [fact_words(change, {}) for change in found.facts]
        gone = stored_loads.replaced_by(engine, load)
    console().print(
        f"[green]✓[/] Muatan {load} ditarik. {found.count('berubah')} angka kembali ke nilai sebelumnya, "
        f"{found.count('hilang')} angka tidak lagi ada."
    )
    for words in facts_counted(facts):
        console().print(words)
    for number in gone:
        console().print(
            f"[yellow]![/] Muatan {number}, yang digantikannya, tetap ditarik; bila masih berlaku, muat lagi "
            "berkasnya."
        )


def forget(
    refusal: Annotated[
        int | None, typer.Argument(metavar="PENOLAKAN", help="Nomor berkas yang ditolak, lihat `status`.")
    ] = None,
    load: Annotated[
        int | None,
        typer.Option("--muatan", metavar="MUATAN", help="Baris yang ditolak dari muatan ini (--sebagian)."),
    ] = None,
    again: Annotated[
        bool,
        typer.Option(
            "--ulangi", help="Ulangi penghapusan yang tercatat: sesudah PostgreSQL dipulihkan ke suatu saat."
        ),
    ] = False,
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Hapus yang disimpan dari sebuah penolakan: isi sel dan pesan yang mengutipnya.

    [dim]python -m etl forget 3
    python -m etl forget --muatan 7
    python -m etl forget --ulangi[/]
    """
    from data.backup.erasures import erase_again, note
    from data.repository.rejected_files import forget_refusal, forget_rows
    from data.settings import Settings

    if again:
        with (
            acting(account, emergency, "see_all", "accounts") as who,
            database(actor=who.name, emergency=who.emergency) as engine,
        ):
            repeated = erase_again(Path(Settings().backups), engine)
        console().print(
            f"[green]✓[/] {repeated} penghapusan yang tercatat diulang; yang lain memang tidak ada lagi."
        )
        return
    if (refusal is None) == (load is None):
        fail("Sebut salah satu: nomor penolakan, atau --muatan MUATAN.")
    with (
        acting(account, emergency, "see_all", "accounts") as who,
        database(actor=who.name, emergency=who.emergency) as engine,
    ):
        folder = Path(Settings().backups)
        try:
            note(folder, engine, refusal=refusal, load=load)
        except OSError as error:
            fail(
                f"Penghapusan tidak dapat dicatat di {folder}: {describe_os_error(error)}; tanpa catatan itu "
                "ia muncul lagi setelah pemulihan. Tidak ada yang dihapus."
            )
        if refusal is not None:
            if not forget_refusal(engine, refusal, actor=who.name):
                fail(f"Penolakan {refusal} tidak ada; lihat nomornya dengan python -m etl status.")
            console().print(f"[green]✓[/] Yang disimpan dari penolakan {refusal} dihapus.")
            return
        count = forget_rows(engine, load or 0, actor=who.name)
    if count is None:
        fail(f"Muatan {load} tidak menyimpan baris yang ditolak.")
    console().print(
        f"[green]✓[/] Isi {count} baris yang ditolak dari muatan {load} dihapus; aturan dan tempatnya tetap, "
        "angkanya tidak berubah."
    )
