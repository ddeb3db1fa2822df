"""main: files without a web server, for scheduled jobs; the other half of `python -m etl export`."""

import argparse
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZIP_STORED, ZipFile

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import DatabaseError

from dashboards.components.common.provenance import notice
from dashboards.exports.export import exported
from dashboards.exports.workbook import as_workbook
from dashboards.office.content.contents import chosen
from dashboards.office.letters.calendar import write_dates
from dashboards.office.letters.letterhead import BadLetterheadError
from dashboards.office.letters.surat import Form, write_letter, write_letters
from dashboards.office.slides.deck import OnProgress, write_deck
from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from dashboards.rapor.bundle import WORKERS, write_rapor
from dashboards.rendering.language import Language
from dashboards.request.context import Context
from dashboards.request.selection import NO_SCHEME, parse, schemes
from data.atomic_file import atomic_write, describe_os_error
from data.provinces.definition import province
from data.repository.store import Store

ENDINGS = {
    "rapor": (".pdf", ".zip"),
    "deck": (".pptx",),
    "laporan": (".docx",),
    "nota": (".docx",),
    "workbook": (".xlsx",),
    "surat": (".docx", ".pdf", ".zip"),
    "tenggat": (".ics",),
}


CODE = province().examples.opened
WORDS = ("edisi", "periode", "metrik", "skema", "bahasa", "daerah")  # as in the address of a page


class RefusedError(Exception):
    """Cannot be written; says in Indonesian why and what to do."""


def main(store: Store, arguments: list[str], *, default_language: str = "id") -> int:
    """Writes one file, whole or not at all; 0, or 1 with a message in Indonesian."""
    wanted = _arguments().parse_args(arguments)
    out = Console(stderr=True, highlight=False)
    try:
        columns = [TextColumn("{task.description}"), TimeElapsedColumn()]
        if _counted(wanted):
            columns[1:1] = [BarColumn(), MofNCompleteColumn()]
        with Progress(*columns, console=out) as bar:
            task = bar.add_task(f"Menulis {wanted.jenis} ...", total=None)

            def progress(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)

            body = made(store, wanted, progress, default_language=default_language)
            put(Path(wanted.keluar), body)
    except RefusedError as refusal:
        out.print(f"[red]✗[/] {refusal}", soft_wrap=True)
        return 1
    except DatabaseError:
        words = "Basis data tidak terbaca atau dari versi lama. Jalankan: python -m etl init, lalu ulangi."
        out.print(f"[red]✗[/] {words}", soft_wrap=True)
        return 1
    said = notice(Language(), _context(store, wanted, default_language).selection.edition)
    note = f" {said}" if said else ""
    print(f"✓ {wanted.keluar} ditulis ({Language().number(len(body) / 1000)} kB).{note}")
    return 0


def _counted(wanted: argparse.Namespace) -> bool:
    """Whether it is made piece by piece, a slide or a PDF each.

    The others take less than a second or two and come out at once.
    """
    return bool(wanted.jenis == "deck" or wanted.keluar.endswith(".zip"))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py export", allow_abbrev=False)
    parser.add_argument("jenis", choices=list(ENDINGS))
    parser.add_argument("--keluar", required=True)
    for name in WORDS:
        parser.add_argument(f"--{name}", default="")
    return parser


def _search(wanted: argparse.Namespace) -> str:
    words = {key: getattr(wanted, key) for key in WORDS}
    return urlencode({key: value for key, value in words.items() if value})


def _context(store: Store, wanted: argparse.Namespace, default_language: str) -> Context:
    return Context(store, parse(store, _search(wanted), default_language=default_language))


def made(store: Store, wanted: argparse.Namespace, progress: OnProgress, *, default_language: str) -> bytes:
    """The bytes of the file; RefusedError where a word is not known or there is nothing to write."""
    ending = Path(wanted.keluar).suffix
    if ending not in ENDINGS[wanted.jenis]:
        raise RefusedError(f"--keluar untuk {wanted.jenis} harus berakhiran {_or(ENDINGS[wanted.jenis])}.")
    context = _context(store, wanted, default_language)
    for key in context.selection.notices:
        raise RefusedError(f"--{key} {getattr(wanted, key, '')} tidak dikenal. {_known(context, key)}")
    if context.empty:
        raise RefusedError("Belum ada data dalam edisi ini. Muat dulu: python -m etl load REKAP.xlsx")
    codes = chosen(context, wanted.daerah) if wanted.daerah else []
    if wanted.daerah and wanted.daerah != "semua" and set(codes) != set(wanted.daerah.split(",")):
        raise RefusedError(f"--daerah {wanted.daerah} tidak dikenal; tulis semua, atau kode seperti {CODE}.")
    search, language = _search(wanted), default_language
    if wanted.jenis == "rapor":
        return _rapor(store, context, codes, search, ending=ending, progress=progress)
    if wanted.jenis == "workbook":
        return _workbook(store, codes, search, language)
    if wanted.jenis == "surat":
        return _letters(store, codes, search, ending=ending, progress=progress)
    if wanted.jenis == "tenggat":
        return write_dates(store, search=search, default_language=language)[1]
    if wanted.jenis == "deck":
        return write_deck(store, search=search, default_language=language, progress=progress)[1]
    write = {"laporan": write_report, "nota": write_note}[wanted.jenis]
    return write(store, search=search, default_language=language)[1]


def _or(words: tuple[str, ...]) -> str:
    return " atau ".join(words)


def _known(context: Context, key: str) -> str:
    """What could have been said."""
    if key == "edisi":
        return "Yang ada: " + ", ".join(edition.slug for edition in context.selection.editions) + "."
    if key == "periode" and context.months:
        return f"Yang ada: {context.spoken_months}."
    if key == "metrik":
        return "Yang ada: " + ", ".join(context.registry.metrics) + "."
    edition = context.selection.edition
    if key == "skema" and edition is not None:
        return "Yang ada: " + ", ".join([*schemes(context.store, edition).index, NO_SCHEME]) + "."
    return "Yang ada: id, en." if key == "bahasa" else ""


def _rapor(
    store: Store, context: Context, codes: list[str], search: str, *, ending: str, progress: OnProgress
) -> bytes:
    """One area as PDF, all of them as one PDF, or a ZIP with a PDF each, two at a time."""
    language = context.language.code
    if ending == ".pdf":
        if len(codes) > 1 and len(codes) < len(context.kabkota):
            raise RefusedError("Beberapa daerah menjadi ZIP: --keluar rapor.zip; PDF untuk satu atau semua.")
        code = codes[0] if len(codes) == 1 else None
        found = write_rapor(store, code, search=search, default_language=language)
        if found is None:
            raise RefusedError("Rapor ini tidak ada.")
        return found[1]
    wanted = codes or chosen(context, "semua")
    out = BytesIO()
    with ThreadPoolExecutor(WORKERS) as workers, ZipFile(out, "w", ZIP_STORED) as archive:
        pages = workers.map(
            lambda code: write_rapor(store, code, search=search, default_language=language), wanted
        )
        for done, page in enumerate(pages, 1):
            if page is not None:
                archive.writestr(*page)
            progress(done, len(wanted))
    return out.getvalue()


def _letters(store: Store, codes: list[str], search: str, *, ending: str, progress: OnProgress) -> bytes:
    """The letter to one area, or a ZIP with one to each."""
    if ending != ".zip" and len(codes) != 1:
        raise RefusedError(
            f"Satu surat untuk satu daerah: --daerah {CODE}; semuanya menjadi ZIP: --keluar surat.zip."
        )
    try:
        if ending != ".zip":
            form: Form = "pdf" if ending == ".pdf" else "docx"
            found = write_letter(store, codes[0], search=search, form=form)
        else:
            found = write_letters(store, search=search, codes=tuple(codes), progress=progress)
    except BadLetterheadError as wrong:
        raise RefusedError(str(wrong)) from wrong
    if found is None:
        raise RefusedError(
            f"Surat hanya untuk {province().areas_word}; tulis kodenya, misalnya --daerah {CODE}."
        )
    return found[1]


def _workbook(store: Store, codes: list[str], search: str, language: str) -> bytes:
    """The ranking of all areas, or everything about one."""
    if len(codes) > 1 and set(codes) != set(chosen(Context(store, parse(store, search)), "semua")):
        raise RefusedError(f"Buku kerja memuat satu daerah (--daerah {CODE}) atau semuanya (tanpa --daerah).")
    path = f"/daerah/{codes[0]}" if len(codes) == 1 else "/peringkat"
    page = exported(store, path, search, default_language=language)
    if page is None:
        raise RefusedError(f"Halaman {path} tidak punya tabel dalam edisi ini.")
    return as_workbook(page)


def put(path: Path, body: bytes) -> None:
    """Writes a file whole: beside its place first, then onto it."""
    if not path.parent.is_dir():
        raise RefusedError(
            f"{path} tidak dapat ditulis: folder {path.parent} tidak ada. Buat dulu foldernya."
        )
    try:
        with atomic_write(path) as waiting:
            waiting.write_bytes(body)
    except OSError as error:
        raise RefusedError(f"{path} tidak dapat ditulis: {describe_os_error(error)}.") from error
