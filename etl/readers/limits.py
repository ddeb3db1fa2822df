"""What a file may be at most, and the refusal of one that cannot be read."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from data.atomic_file import describe_os_error
from etl.model import Issue

MAX_BYTES = 40_000_000  # of a file that is read whole; a big canonical CSV is read in pieces
MAX_JSON = 10_000_000  # bytes; brackets take twenty times their room in memory
MAX_LINE = 1_000_000  # characters of one line of a CSV
MAX_PARTS = 2_000  # files inside a workbook
MAX_UNPACKED = 300_000_000  # bytes of a workbook's parts together
MAX_CELLS = 600_000  # of all sheets; a table of nothing but counts takes about 13 µs for each
MAX_ROWS = 40_000  # of all sheets; the general way takes about 0.2 ms for each
MAX_COLUMNS = 1_000
LONG_CELL = 200  # characters
MAX_LONG = 4_000_000  # characters of all cells that are longer: what they may mean takes 1 µs for each
MAX_DIGESTED = 4_000_000_000  # bytes
CPU_SECONDS = 6  # of the process that opens a workbook
MEMORY = 800_000_000  # bytes of address space of that process
WAIT_SECONDS = 60  # for that process, on a machine that has no time for it


@dataclass(frozen=True)
class Reach:
    """How far the sheets of a file may reach; `merged`: texts of merged cells are repeated over the range."""

    rows: int
    columns: int
    cells: int
    cpu_seconds: int = CPU_SECONDS
    merged: bool = True


LIST_OF_PEOPLE = "--daftar-orang"  # says so to the process that opens a workbook
PEOPLE = Reach(200_000, MAX_COLUMNS, 4_000_000, cpu_seconds=30, merged=False)  # a list of people
REACH: ContextVar[Reach | None] = ContextVar("REACH", default=None)


def reach() -> Reach:
    """How far the file that is being read may reach."""
    return REACH.get() or Reach(MAX_ROWS, MAX_COLUMNS, MAX_CELLS)


NO_TEXT = re.compile("[\0\ud800-\udfff]")


class UnreadableError(Exception):
    """A file that cannot be read at all; `issue` says why and what to do."""

    def __init__(self, rule: str, message: str) -> None:
        """`rule` of the issue and its `message`, in Indonesian."""
        super().__init__(message)
        self.issue = Issue(rule, "error", message)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What the system says while a file is read becomes its refusal."""
    try:
        yield
    except FileNotFoundError:
        gone = "adalah tautan ke berkas yang tidak ada" if path.is_symlink() else "tidak ditemukan"
        raise UnreadableError(
            "berkas_tidak_ada", f"Berkas {path} {gone}; periksa nama dan foldernya."
        ) from None
    except PermissionError:
        raise UnreadableError(
            "berkas_terkunci", f"Berkas {path} tidak boleh dibaca; periksa izinnya."
        ) from None
    except OSError as error:
        raise UnreadableError(
            "berkas_rusak",
            f"Berkas {path} tidak dapat dibaca: {describe_os_error(error)}. "
            "Salin berkasnya ke cakram komputer ini, lalu muat salinannya.",
        ) from None


def refuse_wide(rows: int, columns: int) -> None:
    """Raise Unreadable where the sheets of a file reach too far."""
    most = reach()
    if rows > most.rows or columns > most.columns or rows * columns > most.cells:
        raise UnreadableError(
            "lembar_terlalu_luas",
            f"Lembar terlalu luas: isinya sampai baris {rows}, kolom {columns}; paling banyak "
            f"{most.rows} baris, {most.columns} kolom, dan {most.cells} sel. "
            "Hapus sel yang tersasar jauh dari tabel, lalu simpan ulang; "
            "daftar sepanjang itu hanya sebagai CSV baku (python -m etl template baku).",
        )


def refuse_long(texts: Iterable[str], before: int = 0) -> int:
    """How many characters stand in long cells, `before` and in these.

    Raises UnreadableError where cells hold books.
    """
    count = before + sum(len(text) for text in texts if len(text) > LONG_CELL)
    if count > MAX_LONG:
        raise UnreadableError(
            "lembar_terlalu_luas",
            f"Terlalu banyak teks: sel yang lebih panjang dari {LONG_CELL} huruf bersama-sama berisi lebih "
            f"dari {MAX_LONG} huruf. Hapus kolom yang bukan angka atau nama, lalu simpan ulang.",
        )
    return count


def refuse_no_text(texts: Iterable[str]) -> None:
    """Raise Unreadable where a cell holds what no database takes as text: NUL, or half a character."""
    for text in texts:
        if not text.isprintable() and NO_TEXT.search(text):
            raise UnreadableError(
                "bukan_tabel",
                f"Sel {text[:60]!r} berisi tanda yang bukan huruf (NUL atau setengah huruf). Hapus tandanya, "
                "lalu simpan ulang.",
            )
