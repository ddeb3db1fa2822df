"""audit: whether the record of what was done is whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands.console import console, fail
from etl.commands.database import accounts_database

if TYPE_CHECKING:
    from data.database.accounts.opening import AccountDatabase
    from data.repository.audit.heads import Head


def audit(
    head: Annotated[
        str, typer.Option("--kepala", metavar="DIGEST", help="Kepala rantai yang dicatat dahulu.")
    ] = "",
    note: Annotated[
        bool, typer.Option("--catat", metavar="", help="Tambahkan kepala sekarang ke berkas kepala.")
    ] = False,
) -> None:
    """Periksa rantai audit dan berkas kepalanya: adakah catatan yang diubah, dihapus, atau disisipkan.

    [dim]python -m etl audit
    python -m etl audit --catat
    python -m etl audit --kepala 5f3a...[/]

    Kepala dicatat tiap kali notify berjalan, bertanda kunci, di berkas PANTAU_AUDIT_HEADS. Yang dikirim lewat
    surel ada di luar komputer ini: hanya dengannya terlihat bila rantai dan berkasnya sama-sama dipotong.
    """
    from data.dates import now
    from data.repository.audit.heads import append_head, check_with
    from data.settings import Settings

    path = Path(Settings().audit_heads)
    with accounts_database() as known:
        noted = _noted(known, path)
        found = check_with(known, noted, head=head)
        if found.broken is not None:
            fail(f"Rantai audit putus di catatan {found.broken}: catatan itu atau yang sebelumnya diubah.")
        if found.missing_head:
            fail(
                "Kepala yang dicatat dahulu tidak ada lagi di rantai: catatan terbaru dipotong, basis data "
                "akun dipulihkan dari cadangan, atau salah ketik."
            )
        if note:
            append_head(known, path, moment=now())
    out = console()
    out.print(f"[green]✓[/] Rantai audit utuh: {found.records} catatan. Kepala: {found.head}")
    if noted:
        out.print(f"[green]✓[/] {len(noted)} kepala di {path} cocok; yang terakhir {noted[-1].moment} UTC.")


def _noted(known: "AccountDatabase", path: Path) -> "list[Head]":
    """The heads of the file; a broken file ends the command."""
    from data.repository.audit.heads import BrokenHeadsError, read_heads

    try:
        return read_heads(known, path)
    except BrokenHeadsError as error:
        fail(f"Berkas kepala {path} tidak utuh: baris {error.line} diubah, dihapus, atau disisipkan.")
