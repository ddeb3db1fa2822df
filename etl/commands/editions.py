"""editions, and edition create, publish, embargo, compare."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from etl.commands.accounts.acting import AccountOption, EmergencyOption, acting
from etl.commands.accounts.drafts import propose
from etl.commands.console import console, fail, print_json, table
from etl.commands.database import database
from etl.commands.embargoes import PREVIEW, visible_rows
from etl.commands.language import Command, group
from etl.parsing.dates import MomentError, moment_text, parse_moment

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from data.repository.editions import Edition
    from data.repository.store import Store

edition = group(help="Mengatur edisi: apa yang dilihat sebuah rapat.")

SlugArgument = Annotated[str, typer.Argument(metavar="NAMA", help="Nama edisi, lihat `editions`.")]
ROWS_SHOWN = 40


def editions() -> None:
    """Daftar edisi."""
    from data.repository import loads

    with database() as engine:
        print_editions(loads.editions(engine).to_dict("records"))


def print_editions(rows: list[dict[Any, Any]]) -> None:
    """The editions as a table, and how many are under embargo."""
    seen, hidden = visible_rows(rows, "edisi")
    console().print(editions_table(seen), *hidden, sep="\n")


def editions_table(rows: list[dict[Any, Any]]) -> Any:
    """Editions as a table for people."""
    cells = [
        [
            escape(row["slug"]),
            escape(row["title"]),
            row["collection"],
            f"sampai muatan {row['cutoff_load']}" if row["cutoff_load"] else "selalu yang terbaru",
            _status_words(row),
            f"{row['created_at']:%Y-%m-%d %H:%M}",
        ]
        for row in rows
    ]
    return table("Edisi", ["Nama", "Judul", "Koleksi", "Melihat", "Keadaan", "Dibuat (UTC)"], cells)


def _status_words(row: dict[Any, Any]) -> str:
    words = "rancangan" if row["status"] == "draft" else "terbit"
    return f"{words}, embargo sampai {moment_text(row['embargo_until'])}" if row["embargo_until"] else words


@edition.callback()
def _edition() -> None:
    """Mengatur edisi: apa yang dilihat sebuah rapat, tetap begitu walau angka direvisi."""


def moment(text: str | None, option: str) -> "datetime | None":
    """The moment of an option, or the end of the command: one that is past would hide nothing."""
    from data.dates import now

    try:
        found = parse_moment(text) if text else None
    except MomentError as error:
        fail(f"{option}: {error}.")
    if found is not None and found <= now():
        fail(
            f"{option}: {moment_text(found)} sudah lewat dan tidak menyembunyikan apa-apa; periksa tahunnya."
        )
    return found


@edition.command("create", cls=Command, options_metavar="[OPSI]")
def create(
    slug: Annotated[
        str, typer.Argument(metavar="NAMA", help="Nama pendek untuk tautan, mis. monev-2026-09.")
    ],
    title: Annotated[str, typer.Option("--judul", metavar="TEKS", help="Judul yang dilihat pembaca.")],
    collection: Annotated[
        str, typer.Option("--koleksi", metavar="NAMA", help="resmi, terbit, atau simulasi.")
    ] = "resmi",
    draft: Annotated[
        bool, typer.Option("--rancangan", metavar="", help="Belum terbit; hanya terlihat di pratinjau.")
    ] = False,
    embargo: Annotated[
        str | None,
        typer.Option("--embargo", metavar="SAAT", help="Baru terlihat sesudah saat ini (WIB)."),
    ] = None,
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Tetapkan keadaan koleksi sekarang sebagai edisi.

    [dim]python -m etl edition create monev-2026-09 --judul "Monev September 2026"
    python -m etl edition create monev-2026-12 --judul "Monev Desember" --embargo "2027-01-20 08:00"[/]
    """
    from data.definitions.registry import registry
    from data.repository.editions import create_edition
    from data.repository.load_index import has_edition

    if collection not in registry().collections:
        fail(f"Koleksi {collection!r} tidak ada; pilih {', '.join(registry().collections)}.")
    if not title.strip():
        fail("Judul tidak boleh kosong.")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > 60:
        fail(
            f"Nama edisi {slug!r} keliru; pakai huruf kecil, angka, dan tanda hubung, misalnya monev-2026-09."
        )
    until = moment(embargo, "--embargo")
    with (
        acting(account, emergency, "see_all") as who,
        database(actor=who.name, emergency=who.why_alone) as engine,
    ):
        if who.needs_second and not draft:  # a draft is seen by nobody until it is published
            if has_edition(engine, slug):
                fail(f"Edisi tidak dibuat: edisi {slug!r} sudah ada.")
            propose(who, "create", slug, title=title, collection=collection, until=until)
            return
        try:
            newest = create_edition(
                engine,
                slug,
                title=title,
                collection=collection,
                draft=draft,
                embargo_until=until,
                actor=who.name,
            )
        except ValueError as error:
            fail(f"Edisi tidak dibuat: {error}.")
    console().print(f"[green]✓[/] Edisi {slug} dibuat: koleksi {collection} sampai muatan {newest}.")


@edition.command("publish", cls=Command, options_metavar="[OPSI]")
def publish(slug: SlugArgument, account: AccountOption = "", emergency: EmergencyOption = None) -> None:
    """Terbitkan sebuah rancangan.

    [dim]python -m etl edition publish monev-2026-12[/]
    """
    from data.dates import now
    from data.repository.editions import publish_edition

    with (
        acting(account, emergency, "see_all") as who,
        database(actor=who.name, emergency=who.why_alone) as engine,
    ):
        try:
            if who.needs_second:
                one = _stored(engine, slug)
                if one["embargo_until"] is not None and one["embargo_until"] > now():
                    raise ValueError(f"edisi {slug!r} diembargo; terbitkan sebelum waktunya dengan --darurat")
                propose(who, "open", slug, title=one["title"], collection=one["collection"], until=None)
                return
            publish_edition(engine, slug, actor=who.name)
        except ValueError as error:
            fail(f"Tidak ada yang berubah: {error}.")
    console().print(f"[green]✓[/] Edisi {slug} terbit.")


@edition.command("embargo", cls=Command, options_metavar="[OPSI]")
def embargo(
    slug: SlugArgument,
    until: Annotated[
        str | None,
        typer.Option("--sampai", metavar="SAAT", help="Saat terbuka (WIB), mis. 2027-01-20 08:00."),
    ] = None,
    lift: Annotated[bool, typer.Option("--cabut", metavar="", help="Buka sekarang.")] = False,
    account: AccountOption = "",
    emergency: EmergencyOption = None,
) -> None:
    """Sembunyikan edisi sampai suatu saat, atau cabut embargonya.

    [dim]python -m etl edition embargo monev-2026-12 --sampai "2027-01-20 08:00"
    python -m etl edition embargo monev-2026-12 --cabut[/]
    """
    from data.repository.editions import set_embargo

    if lift == (until is not None):
        fail("Sebut salah satu: --sampai SAAT, atau --cabut.")
    found = moment(until, "--sampai")
    with (
        acting(account, emergency, "see_all") as who,
        database(actor=who.name, emergency=who.why_alone) as engine,
    ):
        try:
            if who.needs_second:
                one, kind = _stored(engine, slug), "open" if lift else "embargo"
                propose(who, kind, slug, title=one["title"], collection=one["collection"], until=found)
                return
            set_embargo(engine, slug, found, actor=who.name)
        except ValueError as error:
            fail(f"Tidak ada yang berubah: {error}.")
    state = f"tersembunyi sampai {moment_text(found)}" if found else "tidak lagi diembargo"
    console().print(f"[green]✓[/] Edisi {slug} {state}.")


@edition.command("compare", cls=Command, options_metavar="[OPSI]")
def compare(
    old: Annotated[str, typer.Argument(metavar="LAMA", help="Nama edisi yang lebih dulu.")],
    new: Annotated[str, typer.Argument(metavar="BARU", help="Nama edisi yang kemudian.")],
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Semua sel sebagai JSON.")] = False,
) -> None:
    """Bandingkan dua edisi sel demi sel: lama -> baru, sejauh yang boleh dilihat pembaca.

    [dim]python -m etl edition compare monev-2026-06 monev-2026-09
    python -m etl edition compare monev-2026-06 resmi-terkini --json[/]
    """
    from data.changes.changed_counts import compare as compared
    from data.changes.changed_facts import current_facts, fact_changes
    from data.repository.store import Store
    from data.settings import Settings
    from etl.commands.changes import cells_table, show_facts
    from etl.pipeline.change_wording import cell_words, fact_words

    with database() as engine:
        store = Store(engine, preview=Settings().preview)
        try:
            found = compared(store, _named(store, old), _named(store, new))
        except ValueError as error:
            fail(f"Tidak dapat dibandingkan: {error}.")
        names = store.areas()["name"].to_dict()
        pair = (current_facts(store, _named(store, slug)) for slug in (old, new))
        facts = [fact_words(change, names) for change in fact_changes(*pair)]
    rows = [cell_words(row, names) for row in found.itertuples()]
    if as_json:
        answer = {"lama": old, "baru": new, "sel": rows, "fakta": facts}
        print_json(answer)
        return
    out = console()
    show_facts(facts, everything=False)
    if not rows and not facts:
        out.print(f"[green]✓[/] Edisi {old} dan {new} memperlihatkan angka yang sama.")
        return
    if rows:
        out.print(cells_table(f"{old} -> {new}: {len(rows)} sel berbeda", rows[:ROWS_SHOWN]))
    if len(rows) > ROWS_SHOWN:
        out.print(f"[dim]… dan {len(rows) - ROWS_SHOWN} sel lain (--json).[/]")


def _stored(engine: "Engine", slug: str) -> dict[Any, Any]:
    """The row of an edition with a cut-off, which alone is hidden or opened."""
    from data.repository import loads

    rows: list[dict[Any, Any]] = loads.editions(engine).to_dict("records")
    for row in rows:
        if row["slug"] == slug and row["cutoff_load"] is not None:
            return row
    raise ValueError(f"edisi {slug!r} tidak ada atau selalu yang terbaru; lihat python -m etl editions")


def _named(store: "Store", slug: str) -> "Edition":
    for found in store.editions():
        if found.slug == slug:
            return found
    from data.repository import loads

    if slug in set(loads.editions(store.engine)["slug"]):
        raise ValueError(f"edisi {slug!r} masih rancangan atau diembargo; {PREVIEW}")
    raise ValueError(f"edisi {slug!r} tidak ada; lihat python -m etl editions")
