"""Joins settings, store and dashboards; `server` is the WSGI application. `python app.py` serves it."""

import os

from dashboards.server import create_app
from data.engine import make_engine
from data.settings import Settings
from data.store import Store

settings = Settings()
app = create_app(Store(make_engine(settings.database_url, read_only=True)), settings)
server = app.server

if __name__ == "__main__":
    from waitress import serve

    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8050"))
    print(f"Pantau Jamsostek: http://{host}:{port}  (Ctrl+C untuk berhenti)", flush=True)
    serve(server, host=host, port=port, threads=8, ident=None)
