"""What is usually asked for, made before it is: after a start, and after whatever changes the figures."""

from collections.abc import Hashable, Iterator

from sqlalchemy.exc import SQLAlchemyError

from dashboards.pages import PAGES
from dashboards.rendering.language import LANGUAGES
from dashboards.request.context import PROVINCE, Context
from dashboards.request.selection import parse
from dashboards.web.error_pages import FaultLog
from dashboards.web.figures import PATH as FIGURES
from dashboards.web.response_cache.middleware import Answers
from data.database.faults import UnusableError
from data.repository.store import Store

BOOKS = ("/rapat.pptx", "/rapat.pptx?daerah=semua", "/rapor.pdf", "/rapor.zip", "/laporan.docx", "/nota.docx")


def usual(store: Store, *, language: str) -> Iterator[str]:
    """Addresses in the order in which people ask for them."""
    context = Context(store, parse(store, "", default_language=language))
    codes = [PROVINCE, *(area.code for area in context.kabkota)]
    pages = [page.path for page in PAGES if "<" not in page.path]
    areas = [f"/daerah/{code}" for code in codes]
    others = [f"?bahasa={code}" for code in LANGUAGES if code != language]
    yield from (*pages, *areas, "/rapat", "/rapor")
    yield from (f"/rapor/{code}" for code in codes)
    yield from (f"/pratinjau/{code}.png" for code in codes)
    yield from (f"{page}{other}" for other in others for page in (*pages, *areas, "/rapat", "/rapor"))
    yield from (FIGURES + page for page in (*pages, *areas))
    yield from BOOKS
    yield from (f"/rapor/{code}.pdf" for code in codes)


class Warmer:
    """Makes the usual answers of the state the database is in, and begins again when that changes."""

    def __init__(self, answers: Answers) -> None:
        """Make answers ahead for these `answers`."""
        self._answers, self._faults = answers, FaultLog()
        self._state: Hashable = None
        self._left: Iterator[str] = iter(())

    def step(self) -> bool:
        """Make the next one that is not kept; False when all are, or the database does not answer."""
        try:
            state = self._answers.store.state()
            if state != self._state:
                self._left = usual(self._answers.store, language=self._answers.language)
                self._state = state
            return self._next()
        except (SQLAlchemyError, UnusableError, OSError):
            self._state = None
            return False

    def _next(self) -> bool:
        for address in self._left:
            try:
                if self._answers.ready(address):
                    return True
            except (SQLAlchemyError, UnusableError, OSError):
                raise
            except Exception as error:  # a fault of ours: the next one may do
                self._faults.log(error, path=address, traceback=True)
        return False
