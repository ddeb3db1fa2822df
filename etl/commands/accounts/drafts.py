"""What the command line puts before a second person: a file, or what is asked of an edition."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.atomic_file import describe_os_error
from etl.commands.console import console, fail

if TYPE_CHECKING:
    from etl.commands.accounts.acting import Acting

PIECE = 1_000_000
EDITION = {
    "role": "peran akun ini tidak mencakupnya",
    "waiting": "sesuatu sudah diusulkan untuk edisi itu dan belum diputuskan",
    "slug": "namanya keliru",
    "title": "judulnya kosong",
    "until": "saatnya sudah lewat",
}


@dataclass(frozen=True)
class HandedIn:
    """The number of an upload, and where it waits in words."""

    number: int
    words: str


def hand_in(who: "Acting", file: Path, how: dict[str, Any]) -> HandedIn:
    """Put a file that was rehearsed before a second person.

    `how`: as etl.pipeline.load_file takes it. Of an area official it waits to be submitted at /muat, where
    its areas are looked at.
    """
    from data.repository.uploads import queue, uploads
    from data.repository.uploads.quarantine import Arrival, TooLargeError
    from data.settings import Settings

    assert who.accounts is not None
    assert who.account is not None
    until: datetime | None = how.get("embargo_until")
    options = {name: how.get(name) for name in ("source", "partial", "replaces", "day_order")}
    options["embargo_until"] = until.isoformat() if until else None
    month = how.get("period")
    submitted = who.account.may("see_all")
    try:
        with Arrival(Path(Settings().quarantine)) as arrival, file.open("rb") as source:
            while piece := source.read(PIECE):
                arrival.write(piece)
            arrival.keep()
    except TooLargeError:
        fail("Berkas di atas 100 MB tidak dapat menunggu orang kedua. Bila mendesak: --darurat ALASAN.")
    except OSError as error:
        fail(f"Berkas tidak dapat diajukan: {describe_os_error(error)}. Tidak ada yang berubah.")
    new = False
    try:
        number, new = uploads.add(
            who.accounts,
            who.account,
            digest=arrival.digest,
            file_name=file.name[:120],
            stored=arrival.name,
            size=arrival.size,
            period=f"{month:%Y-%m}" if month else "",
            collection=how["collection"],
            options={name: value for name, value in options.items() if value},
            submitted=submitted,
        )
    except uploads.TooManyUploadsError:
        fail("Akun ini sudah mengirim sebanyak yang dapat disimpan; batalkan yang tak perlu, atau tunggu.")
    finally:
        if not new:
            arrival.drop()
    said = "menunggu orang kedua" if submitted else "tinggal diajukan"
    if not queue.alive(who.accounts):
        console(stderr=True).print("[yellow]![/] Proses pemasuk belum berjalan: python -m etl intake.")
    return HandedIn(number, f"[green]✓[/] Belum terbit: kiriman {number} {said} di /muat/{number}.")


def propose(
    who: "Acting", kind: str, slug: str, *, title: str, collection: str, until: datetime | None
) -> None:
    """Ask for an edition to be made, hidden or opened, and say that it waits."""
    from data.repository.drafts import edition_proposals

    assert who.accounts is not None
    assert who.account is not None
    try:
        number = edition_proposals.propose(
            who.accounts, who.account, kind, slug=slug, title=title, collection=collection, until=until
        )
    except edition_proposals.EditionError as error:
        fail(f"Tidak ada yang berubah: {EDITION[error.reason]}.")
    console().print(f"[green]✓[/] Belum berlaku: usulan {number} menunggu orang kedua di /edisi.")
