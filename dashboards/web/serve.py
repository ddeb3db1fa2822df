"""serve: the application on a port, until it is stopped; by several processes where the system has fork."""

import ctypes
import gc
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from dashboards.web.monitoring.processes import ended
from dashboards.web.serving.request_head import LARGEST_BODY, LONGEST_HEAD
from data.parent_process import end_with_parent

MOST_OPEN = 900  # connections of a process: half a request costs a place, no thread
IDLE_SECONDS = 30
THREADS = 8  # that send
SWITCH_SECONDS = 0.0005  # a thread that computes gives way so soon to one that has something to send
LEAVING_SECONDS = 8  # for requests in flight, when a process is stopped
# Of malloc.h: one heap for all threads; pieces from half a megabyte on stand alone and go back when freed.
MALLOC = {"M_ARENA_MAX": (-8, 1), "M_MMAP_THRESHOLD": (-3, 1 << 19), "M_TRIM_THRESHOLD": (-1, 1 << 22)}
Call = Callable[[], None]


def serve(server: Any, *, workers: int = 1, forked: Call = lambda: None, beside: Call = lambda: None) -> None:
    """On HOST and PORT of the environment; a port that cannot be used ends the program with a message.

    `workers`: how many processes, 0 for one a core; `forked` is called in each of them. `beside` is called
    before there are any, where there are to be: what it forks works beside them.
    """
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8050")
    if not (port.isdigit() and 0 < int(port) < 65536):
        sys.exit(f"PORT harus angka 1 sampai 65535, tertulis {port!r}. Contoh: PORT=9000 make run")
    print(f"Pantau Jamsostek: {own_address()}  (Ctrl+C untuk berhenti)", flush=True)
    try:
        if hasattr(os, "fork") and find_spec("gunicorn"):
            _try(host, int(port))
            _one_heap()
            beside()
            _processes(server, host, port, workers or cores(), forked)
        else:
            _threads(server, host, int(port))
    except OSError as error:
        sys.exit(f"Porta {port} di {host} tidak dapat dipakai ({error.strerror}). Coba: PORT=9000 make run")


def own_address() -> str:
    """The address that is printed: of HOST and PORT of the environment."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8050")
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def cores() -> int:
    """How many this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _try(host: str, port: int) -> None:
    """Raises OSError where the port is not free; a server that replaces another (USR2) has it already."""
    if "GUNICORN_FD" in os.environ:
        return
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _one_heap() -> None:
    """Let threads share one heap (glibc): each keeps what it once took, else 60 MB more in a process."""
    with suppress(AttributeError, OSError):
        for number, value in MALLOC.values():
            ctypes.CDLL(None).mallopt(number, value)


def _processes(server: Any, host: str, port: str, workers: int, forked: Call) -> None:
    from gunicorn.app.base import BaseApplication

    class Application(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _settings(host, port, workers, forked).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return server

    Application().run()


def _settings(host: str, port: str, workers: int, forked: Call) -> dict[str, Any]:
    """Settings of gunicorn. The application is read before the fork, so that processes share its memory."""
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "worker_class": "dashboards.web.serving.request_buffering.WholeRequests",
        "worker_connections": MOST_OPEN,
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
        "threads": THREADS,
        "preload_app": True,
        "keepalive": IDLE_SECONDS,
        "timeout": 120,
        "graceful_timeout": LEAVING_SECONDS,
        "loglevel": "warning",
        "limit_request_line": 0,  # WholeRequests limits the whole head
        "limit_request_field_size": 0,
        "forwarded_allow_ips": "",  # no proxy is believed here
        "control_socket_disable": True,
        "when_ready": lambda _arbiter: gc.freeze(),
        "post_fork": lambda arbiter, _worker: _begun(arbiter.pid, forked),
        "child_exit": lambda _arbiter, worker: ended(worker.pid),
    }


def _begun(parent: int, forked: Call) -> None:
    """What a new process does first."""
    end_with_parent(parent)
    sys.setswitchinterval(SWITCH_SECONDS)
    forked()


def _threads(server: Any, host: str, port: int) -> None:
    """One process with threads, where there is no fork (Windows)."""
    from waitress import serve as wait

    wait(
        server,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=False,  # /sehat asks whether there is a proxy; nobody trusts one
        connection_limit=MOST_OPEN,
        asyncore_use_poll=True,  # select() knows no more than a thousand
        channel_timeout=IDLE_SECONDS,
        max_request_body_size=LARGEST_BODY,  # refused at its head: nothing is kept on disk
        max_request_header_size=LONGEST_HEAD,
    )
