"""Joins settings, store and dashboards; `server` is the WSGI application. `python app.py` serves it."""

import os
import sys

from dashboards.server import create_app
from data.engine import make_engine
from data.settings import Settings
from data.store import Store

settings = Settings()
store = Store(make_engine(settings.database_url, read_only=True), preview=settings.preview)
app = create_app(store, settings)
server = app.server

if __name__ == "__main__":
    from waitress import serve

    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8050")
    if not (port.isdigit() and 0 < int(port) < 65536):
        sys.exit(f"PORT harus angka 1 sampai 65535, tertulis {port!r}. Contoh: PORT=9000 make run")
    print(f"Pantau Jamsostek: http://{host}:{port}  (Ctrl+C untuk berhenti)", flush=True)
    try:
        serve(server, host=host, port=int(port), threads=8, ident=None)
    except OSError as error:
        sys.exit(f"Porta {port} di {host} tidak dapat dipakai ({error.strerror}). Coba: PORT=9000 make run")
