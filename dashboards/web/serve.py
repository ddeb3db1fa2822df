"""serve: the application on a port, until it is stopped."""

import os
import sys
from typing import Any

LONGEST_HEAD = 16_384  # bytes of a request's address and headers: no page needs a tenth of them
MOST_OPEN = 900  # connections: half a request costs a place, no thread
IDLE_SECONDS = 30
LARGEST_BODY = 1_000_000  # bytes; a page's script sends a few hundred


def serve(server: Any) -> None:
    """On HOST and PORT of the environment; a port that cannot be used ends the program with a message."""
    from waitress import serve as wait

    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8050")
    if not (port.isdigit() and 0 < int(port) < 65536):
        sys.exit(f"PORT harus angka 1 sampai 65535, tertulis {port!r}. Contoh: PORT=9000 make run")
    print(f"Pantau Jamsostek: http://{host}:{port}  (Ctrl+C untuk berhenti)", flush=True)
    try:
        wait(
            server,
            host=host,
            port=int(port),
            threads=8,
            ident=None,
            clear_untrusted_proxy_headers=False,  # /sehat asks whether there is a proxy; nobody trusts one
            connection_limit=MOST_OPEN,
            asyncore_use_poll=True,  # select() knows no more than a thousand
            channel_timeout=IDLE_SECONDS,
            max_request_body_size=LARGEST_BODY,  # refused at its head: nothing is kept on disk
            max_request_header_size=LONGEST_HEAD,
        )
    except OSError as error:
        sys.exit(f"Porta {port} di {host} tidak dapat dipakai ({error.strerror}). Coba: PORT=9000 make run")
