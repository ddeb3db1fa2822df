"""A workbook opened in a process of its own, within limits of time and memory: some broken files make the
reader run for ever, and others make it ask for more memory than there is."""

import pickle
import subprocess
import sys
from pathlib import Path

from etl.model import Sheet
from etl.readers.limits import CPU_SECONDS, MEMORY, WAIT_SECONDS, Unreadable

HERE = Path(__file__).resolve().parent.parent.parent
COMMAND = (sys.executable, "-m", "etl.readers.workbook")


def open_workbook(content: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises Unreadable."""
    try:
        done = subprocess.run(
            COMMAND,
            cwd=HERE,
            input=content,
            capture_output=True,
            timeout=WAIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _too_heavy() from None
    if done.returncode or not done.stdout:
        raise _too_heavy()
    answer: list[Sheet] | tuple[str, str] = pickle.loads(done.stdout)
    if isinstance(answer, tuple):
        raise Unreadable(*answer)
    return answer


def _too_heavy() -> Unreadable:
    return Unreadable(
        "berkas_terlalu_berat",
        "Buku kerja terlalu berat atau rusak: membukanya memerlukan lebih dari "
        f"{CPU_SECONDS} detik kerja atau {MEMORY // 1_000_000} MB memori. "
        "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu muat lagi.",
    )
