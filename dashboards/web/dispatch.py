"""Three applications behind one port: the readers', the desk of who signs in, a preview for some of them."""

from collections.abc import Callable, Iterable
from typing import Any

from dashboards.desk.access import PREFIXES, PREVIEW
from dashboards.web.behind_proxy.proxy import Proxy
from dashboards.web.closed_site import ClosedSite
from dashboards.web.serving.refusal_pages import RefusalPages
from dashboards.web.serving.thread_pools import takes_time

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Dispatcher:
    """WSGI: paths of the desk go to the desk, all others to the readers, whose answers know no cookie."""

    def __init__(self, readers: Application, desk: Application, preview: Application) -> None:
        """`readers` answers all addresses but those of the `desk` and below that of the `preview`."""
        self.readers, self._desk, self._preview = readers, desk, preview

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI): by the desk where the address begins with one of its words."""
        first = environ.get("PATH_INFO", "").lstrip("/").partition("/")[0]
        if first != PREVIEW and first not in PREFIXES:
            return self.readers(environ, start)
        takes_time(str(environ.get("REMOTE_ADDR", "")), waits=True)
        return (self._preview if first == PREVIEW else self._desk)(environ, start)


def readers(application: Any) -> Any:
    """The readers' application of one that may have a desk beside it, proxies and a closed door before it."""
    while isinstance(application, Proxy | Dispatcher | ClosedSite | RefusalPages):
        application = application.readers if isinstance(application, Dispatcher) else application.inner
    return application
