"""python -m etl: the command line."""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C before there is anything to sweep up: just the end

import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.panel import Panel
from typer import rich_utils

from data.version import version
from etl.commands import backup, boundaries, check_list, editions, export, init, load, loads, templates
from etl.commands.accounts import audit, intake, notify, users
from etl.commands.console import console
from etl.commands.language import Command, error_text, group, translate

CANCELLED = 130
app = group()

_PANELS: dict[str, list[tuple[str, Callable[..., None]]]] = {
    "Mulai": [("init", init.init), ("simulate", init.simulate)],
    "Berkas": [
        ("template", templates.template),
        ("load", load.load),
        ("import-batas", boundaries.import_boundaries),
        ("check-list", check_list.check_list),
    ],
    "Bahan rapat": [("export", export.export)],
    "Cadangan": [("backup", backup.backup), ("restore", backup.restore)],
    "Isi basis data": [
        ("status", loads.status),
        ("withdraw", loads.withdraw),
        ("forget", loads.forget),
        ("editions", editions.editions),
    ],
    "Akun": [("audit", audit.audit), ("intake", intake.intake), ("notify", notify.notify)],
}


def _say_version(asked: bool) -> None:
    if asked:
        print(f"Pantau Jamsostek {version()}")
        raise typer.Exit


@app.callback()
def _about(
    _version: Annotated[
        bool, typer.Option("--version", help="Sebut versinya.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """[bold]Pantau Jamsostek[/]: memuat angka kepesertaan ke basis data.

    Urutannya: [cyan]init[/] sekali, [cyan]template rekap[/] untuk buku kerja kosong, [cyan]load[/] tiap ada
    berkas, [cyan]status[/] untuk melihat hasilnya, [cyan]edition create[/] sebelum rapat.

    [dim]python -m etl load rekap-september-2026.xlsx[/]
    """


for _panel, _commands in _PANELS.items():
    for _name, _function in _commands:
        app.command(_name, cls=Command, rich_help_panel=_panel, options_metavar="[OPSI]")(_function)
app.add_typer(editions.edition, name="edition", rich_help_panel="Isi basis data")
app.add_typer(users.users, name="users", rich_help_panel="Akun")


def main(program: str = "python -m etl") -> int:
    """Run a command; the exit code is 0, 1 for a refused file or request, 2 for a wrong call.

    `program` is what it is called by.
    """
    translate()
    if word := _no_text(sys.argv[1:]):
        words = f"{word!r} berisi bita yang bukan UTF-8; ganti nama berkasnya, lalu sebut nama yang baru."
        console(stderr=True).print("[red]✗[/]", escape(words))
        return 2
    try:
        code = app(standalone_mode=False, prog_name=program)
    except (typer.Abort, KeyboardInterrupt):
        code = CANCELLED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        if words := _unset():
            console(stderr=True).print("[red]✗[/]", escape(words))
            return 1
        if not hasattr(error, "format_message"):
            return _unexpected(error)
        return _usage_error(error)
    if code == CANCELLED:  # typer ends so, too, and says nothing
        console(stderr=True).print("[red]Dibatalkan.[/]")
    return int(code or 0)


def _unset() -> str:
    """What is wrong with the settings; empty where nothing is."""
    from data.settings import UnsetError, read_settings

    try:
        read_settings()
    except UnsetError as fault:
        return str(fault)
    return ""


def _no_text(words: Sequence[str]) -> str | None:
    """The first word of a call that no database and no file of ours can hold."""
    return next((word for word in words if re.search("[\ud800-\udfff]", word)), None)


def _unexpected(error: Exception) -> int:
    """The last resort: a fault of ours in a sentence, its details in a file."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="pantau-galat-", suffix=".txt", encoding="utf-8", errors="replace", delete=False
        ) as log:
            log.write("".join(traceback.format_exception(error)))
        where = f"Rinciannya di {log.name}; kirimkan bersama berkasnya."
    except OSError:
        where = f"Rinciannya: {type(error).__name__}."
    console(stderr=True).print(f"[red]✗[/] Galat tak terduga; perintah tidak selesai. {where}", markup=True)
    return 1


def _usage_error(error: Exception) -> int:
    """A wrong call, in Indonesian: the usage line, where to find help, what is wrong."""
    out = console(stderr=True)
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return 2
    if context is not None:
        out.print(context.get_usage(), markup=False)
        out.print(f"Bantuan: '{context.command_path} --help'", markup=False, style="dim")
    text = error_text(error.format_message())  # type: ignore[attr-defined]
    out.print(
        Panel(text, title=rich_utils.ERRORS_PANEL_TITLE, border_style="red", title_align="left", expand=False)
    )
    return int(getattr(error, "exit_code", 2))


if __name__ == "__main__":
    for asked in (signal.SIGINT, signal.SIGTERM):  # to end: rolled back, swept up, said
        signal.signal(asked, signal.default_int_handler)
    sys.exit(main())
