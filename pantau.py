"""pantau: the one command of an installation. `pantau serve` serves the pages; every other word is a
command of `python -m etl`: `pantau load rekap.xlsx`, `pantau status`."""

import os
import runpy
import signal
import sys
from pathlib import Path

from etl.__main__ import app, main
from etl.commands.language import Command

ROOT = Path(__file__).resolve().parent


@app.command("serve", cls=Command, rich_help_panel="Layanan")
def serve() -> None:
    """Sajikan halaman di HOST dan PORT (bawaannya 127.0.0.1 dan 8050), sampai dihentikan.

    [dim]pantau serve[/]
    """
    os.chdir(ROOT)
    sys.argv = ["app.py"]
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_DFL)
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")


if __name__ == "__main__":
    for asked in (signal.SIGINT, signal.SIGTERM):  # to end: rolled back, swept up, said
        signal.signal(asked, signal.default_int_handler)
    sys.exit(main("pantau"))
