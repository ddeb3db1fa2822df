"""Joins settings, store and dashboards; `server` is the WSGI application. `python app.py` serves it, and
`python app.py export ...` and `python app.py notify`, which `python -m etl` calls, work without a server."""

import gc
import os
import sys
from collections.abc import Sequence

os.environ.setdefault("OMP_NUM_THREADS", "1")  # nothing computed here is large enough to share out

from data.database.accounts.opening import open_accounts
from data.database.faults import UnusableError
from data.database.opening import reader
from data.repository.store import Store
from data.settings import UnsetError, read_settings

try:
    settings = read_settings()
    store = Store(reader(settings.read_database_url or settings.database_url), preview=settings.preview)
    accounts = open_accounts(settings)
except (UnsetError, UnusableError) as fault:
    sys.exit(f"✗ {fault}")

if __name__ == "__main__" and sys.argv[1:2] == ["export"]:
    from dashboards.office.export_command import main

    sys.exit(main(store, sys.argv[2:], default_language=settings.language))

if __name__ == "__main__" and sys.argv[1:2] == ["notify"]:
    from dashboards.notify.command import main as notify
    from dashboards.web.serve import own_address

    sys.exit(notify(store, accounts, settings, base=settings.base_url.rstrip("/") or own_address()))

if __name__ == "__main__" and hasattr(os, "fork"):
    from dashboards.web.monitoring.processes import share

    share()  # before anything is read that measures

if gc.isenabled():  # what is read from here on stays: to look through it for what has gone is a third of it
    gc.disable()

from dashboards.desk.writing.writing import Row
from dashboards.web.application import create_app
from dashboards.web.serve import serve


def check(form: str, rows: Sequence[Row]) -> list[tuple[int, str, str, str]]:
    """The rules of files, for what is typed; they are read in when somebody types."""
    from etl.intake.typed_rows import wrong

    return wrong(form, rows)


def workbook_of(form: str) -> tuple[str, bytes] | None:
    """The template of a format; what writes it is read in when somebody asks."""
    from etl import templates

    return templates.workbook_of(form)


try:
    app = create_app(store, settings, accounts, check=check, workbook_of=workbook_of)
except UnusableError as fault:
    sys.exit(f"✗ {fault}")
server = app.server
gc.freeze()
gc.enable()

if __name__ == "__main__":
    from dashboards.web.dispatch import readers
    from dashboards.web.monitoring.access_log import AccessLog
    from dashboards.web.workers.supervisor import supervise

    def forked() -> None:
        """A process of its own needs connections of its own."""
        store.engine.dispose(close=False)
        if accounts is not None:
            accounts.engine.dispose(close=False)

    serve(
        AccessLog(server, store, settings),
        workers=settings.workers,
        forked=forked,
        beside=lambda: supervise(readers(server.wsgi_app), warm=settings.warm, forked=forked),
    )
