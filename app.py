"""Joins settings, store and dashboards; `server` is the WSGI application. `python app.py` serves it, and
`python app.py export ...`, which `python -m etl export` calls, writes files without a server."""

import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")  # nothing computed here is large enough to share out

from data.engine import make_engine
from data.settings import Settings
from data.store import Store

settings = Settings()
store = Store(make_engine(settings.database_url, read_only=True), preview=settings.preview)

if __name__ == "__main__" and sys.argv[1:2] == ["export"]:
    from dashboards.exporting import main

    sys.exit(main(store, sys.argv[2:], default_language=settings.language))

from dashboards.server import create_app  # noqa: E402  an export needs no pages
from dashboards.serving import serve  # noqa: E402

app = create_app(store, settings)
server = app.server

if __name__ == "__main__":
    serve(server)
