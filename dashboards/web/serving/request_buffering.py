"""The gunicorn worker: a request takes a thread only once it has arrived whole.

So clients that send halves, or bodies nobody wants, cost a place in a list and no thread. What is kept is
sent by other threads than those that make what is not. Imported where gunicorn runs.
"""

import socket
import struct
import time
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.http import wsgi
from gunicorn.workers.gthread import TConn, ThreadWorker

from dashboards.web.serving.request_head import MANNERS, verdict
from dashboards.web.serving.thread_pools import TakesTimeError, ThreadPool, left, only_sending

ARRIVAL_SECONDS = 10  # from the first moment of a request to its last byte
SAYS_NOTHING = struct.pack("ll", 20, 0)  # of a file that is uploaded: so long until the next bytes
LISTENS_NOT = struct.pack("ll", 30, 0)  # a client that takes nothing of its answer for so long is left
FAREWELL_SECONDS = 2  # in which a refused client may still be sending
MAKERS = 3  # threads that make pages: more of them at once would only make each later
WAITERS = 8  # threads that wait for files to arrive and for documents that others make
PATIENT = 1.0  # seconds; who waited longer for a thread may have left
READS = (b"GET ", b"HEAD ")


class WholeRequests(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threads, fed with whole requests only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As gunicorn makes workers."""
        super().__init__(*args, **kwargs)
        self._leaving: deque[tuple[float, Any]] = deque()

    def init_process(self) -> None:
        """In the new process: its threads."""
        self._makers, self._waiters = ThreadPool(MAKERS), ThreadPool(WAITERS)
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Take a connection; what it asks may be there already."""
        try:
            client, address = listener.accept()
        except OSError:  # another process was quicker, or the client has gone
            return
        self.nr_conns += 1
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, LISTENS_NOT)
        self._await(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        """A connection that was kept asks again."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)

    def _await(self, conn: Any, arrived: bytes = b"") -> None:
        """Wait for a whole request, of which `arrived` is there."""
        conn.arrived = bytearray(arrived)
        conn.timeout = time.monotonic() + ARRIVAL_SECONDS
        conn.sock.setblocking(False)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, 1, partial(self._more, conn))
        if arrived:
            self._judge(conn)
        else:
            self._more(conn, conn.sock)

    def _more(self, conn: Any, client: socket.socket) -> None:
        try:
            came = client.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came:
            self._forget(conn)
            self._close(conn)
            return
        conn.arrived += came
        self._judge(conn)

    def _judge(self, conn: Any) -> None:
        found = verdict(conn.arrived)
        if found == "wait":
            return
        self._forget(conn)
        conn.streams = found == "stream"
        if found in ("whole", "stream"):
            self.enqueue_req(conn)
            return
        with suppress(OSError):
            conn.sock.send(MANNERS[found])
        self._dismiss(conn)

    def _dismiss(self, conn: Any) -> None:
        """Nothing more is said, and what still comes is read a while."""
        with suppress(OSError):
            conn.sock.shutdown(socket.SHUT_WR)
        self._leaving.append((time.monotonic() + FAREWELL_SECONDS, conn))
        self.poller.register(conn.sock, 1, partial(self._ignore, conn))

    def _forget(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)

    def _close(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()

    def _ignore(self, conn: Any, client: socket.socket) -> None:
        """What a refused client still sends: closing before it is read would take the refusal away."""
        try:
            came = client.recv(1_000_000)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came:
            self._leaving = deque(entry for entry in self._leaving if entry[1] is not conn)
            self.poller.unregister(client)
            self._close(conn)

    def murder_pending(self) -> None:
        """Close what did not arrive in time, and what was refused."""
        super().murder_pending()
        while self._leaving and self._leaving[0][0] < time.monotonic():
            conn = self._leaving.popleft()[1]
            self.poller.unregister(conn.sock)
            self._close(conn)

    def enqueue_req(self, conn: Any) -> None:
        """To the threads that send, if it can be something that is kept."""
        if conn.arrived.startswith(READS):
            super().enqueue_req(conn)
        else:
            self._later(conn, self._waiters, str(conn.client[0]))

    def _later(self, conn: Any, lane: ThreadPool, client: str, *, first: bool = False) -> None:
        made: Future[Any] = Future()
        made.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))
        since = time.monotonic()

        def work() -> None:
            answered = False
            try:
                gone = time.monotonic() - since > PATIENT and left(conn.sock)
                answered = not gone and self._answer(conn)
            except BaseException:  # the thread is for others too, and who asked is not left hanging
                self.log.exception("a request was answered by nobody")
            made.set_result(answered)

        lane.submit(client, work, first=first)

    def handle(self, conn: Any) -> Any:
        """Answer a request if its answer is there; in a thread that sends."""
        arrived = bytes(conn.arrived)
        try:
            with only_sending():
                return self._answer(conn)
        except TakesTimeError as later:
            conn.parser.unreader.take_buffered()
            conn.parser.mesg = None  # it is read once more
            conn.arrived = bytearray(arrived)
            return later

    def _answer(self, conn: Any) -> Any:
        conn.data_ready = True
        conn.init()
        conn.parser.unreader.unread(bytes(conn.arrived))
        conn.arrived = bytearray()
        if conn.streams:
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, SAYS_NOTHING)
        return super().handle(conn)

    def _keepalive_after(self, conn: Any, keepalive: bool) -> bool:
        """A connection that carried a file is not used again: who sends on would hold a thread meanwhile."""
        return not conn.streams and bool(super()._keepalive_after(conn, keepalive))

    def finish_request(self, conn: Any, fs: Any) -> None:
        """After an answer: what had come behind its request is the beginning of the next."""
        if isinstance(later := _result(fs), TakesTimeError):
            lane = self._waiters if later.waits else self._makers
            self._later(conn, lane, later.client, first=later.first)
            return
        if conn.streams and conn.sock.fileno() >= 0:
            conn.sock.setblocking(False)
            self._dismiss(conn)
            return
        alive = _result(fs) is True
        rest = conn.parser.unreader.take_buffered() if alive and conn.parser else b""
        if rest:
            self._await(conn, rest)
        else:
            super().finish_request(conn, fs)


def _result(done: Any) -> Any:
    """What came of it; None where it failed."""
    return None if done.cancelled() or done.exception() is not None else done.result()


def _silent(response: Any, headers: Any = wsgi.Response.default_headers) -> list[str]:
    """The headers of every answer; what serves is nobody's business."""
    return [line for line in headers(response) if not line.startswith("Server:")]


wsgi.Response.default_headers = _silent
