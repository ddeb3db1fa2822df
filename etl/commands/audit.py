"""audit: whether the record of what was done is whole."""

from typing import Annotated

import typer

from etl.commands.console import console, fail
from etl.commands.database import accounts_database


def audit(
    head: Annotated[
        str, typer.Option("--kepala", metavar="DIGEST", help="Kepala rantai yang dicatat dahulu.")
    ] = "",
) -> None:
    """Periksa rantai audit: adakah catatan yang diubah, dihapus, atau disisipkan.

    [dim]python -m etl audit
    python -m etl audit --kepala 5f3a...[/]

    Catat kepala rantai di luar komputer ini: hanya dengannya terlihat bila catatan terbaru dipotong.
    """
    from data.repository.audit.trail import check

    with accounts_database() as known:
        found = check(known, head=head)
    if found.broken is not None:
        fail(f"Rantai audit putus di catatan {found.broken}: catatan itu atau yang sebelumnya diubah.")
    if found.missing_head:
        fail(
            "Kepala yang dicatat dahulu tidak ada lagi di rantai: catatan terbaru dipotong, atau salah ketik."
        )
    console().print(f"[green]✓[/] Rantai audit utuh: {found.records} catatan. Kepala: {found.head}")
