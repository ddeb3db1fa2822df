"""Coverage-guided fuzzing of what touches strange files: read, tidy, numbers, areas.

Run by `make fuzz ARGS="read 600"` (target, seconds). What comes out besides the declared exceptions ends the
run; atheris then leaves the input behind as crash-*. Atheris is no dependency of the product."""

import importlib
import importlib.util
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

TARGETS = ("read", "tidy", "numbers", "areas")
HOW = (
    "atheris belum terpasang; pasang di lingkungan sendiri:\n"
    "  python -m venv ../fuzz && ../fuzz/bin/pip install -r requirements-dev.lock atheris\n"
    "  make fuzz PY=../fuzz/bin/python"
)
WORDS = (
    *("kode_wilayah", "wilayah", "periode", "segmen", "ukuran", "nilai", "program", "basis", "rse", "tahun"),
    *("No", "Kabupaten/Kota", "Potensi", "Peserta Aktif", "PU", "BPU", "Jakon", "Jumlah", "JUMLAH", "%"),
    *("Kab. Kudus", "33.19", "3319", "33.1", "Kota Semarang", "Semarang", "Jawa Tengah", "Eks Kares. Pati"),
    *("September 2026", "2026-09", "2024*", "2023", "Posisi s.d. Agustus 2026", "31,36", "214.687", "1e9"),
    *("-", "...", "nihil", "#REF!", "(12)", "－５", "٣", "\u202e12", "\ud800", "\ufeff12", "=1+1", "12²"),
    *(
        "Triwulan III 2025",
        "I. KABUPATEN",
        "\u200b",
        "12\u200f",
        "#REF!",
        "#RUMUS!",
        "09/30/2026",
        "46295",
        "30-9-26",
        "１２",
    ),
    *("peserta_aktif", "potensi", "kode_kabupaten_kota", "nama_kabupaten_kota", "satuan", "Provinsi"),
    *("JUMLAH PENDUDUK BEKERJA (RIBU)", "sektor", "kewajiban", "status", "topik", "tanggal", "dokumen"),
)
SEEDS = {
    "read": (
        b"0kode;nama\n33.01;x\n",
        b'1{"data":[{"a":1}]}',
        b'2<row r="1"><c r="A1"><v>1</v></c></row>',
        b"3<table:table-row><table:table-cell/></table:table-row>",
    ),
    "tidy": (b"\0\1\2\3" * 40,),
    "numbers": (b"214.687", b"30 September 2026", b"31,36 %"),
    "areas": (b"33.19|Kab. Kudus", b"|Semarang", b"3319|"),
}


OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XLSX = {
    "[Content_Types].xml": b"<Types/>",
    "xl/workbook.xml": b'<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r1" Type="'
    + OFFICE
    + b'/worksheet" Target="worksheets/a.xml"/></Relationships>',
    "xl/worksheets/a.xml": b'<?xml version="1.0"?><worksheet><sheetData>ISI</sheetData></worksheet>',
}
ODS = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": b"<manifest:manifest/>",
    "content.xml": b"<office:document-content><office:body><office:spreadsheet>"
    b'<table:table table:name="a">ISI</table:table>'
    b"</office:spreadsheet></office:body></office:document-content>",
}


def main() -> int:
    """Run one target for so many seconds; the exit code is libFuzzer's."""
    target = sys.argv[1] if len(sys.argv) > 1 else "numbers"
    seconds = sys.argv[2] if len(sys.argv) > 2 else "600"
    if target not in TARGETS:
        print(f"Sasaran {target!r} tidak ada; pilih {', '.join(TARGETS)}.")
        return 2
    if importlib.util.find_spec("atheris") is None:
        print(HOW)
        return 1
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["etl"]):
        once = globals()[f"_{target}"](atheris)
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
    for number, seed in enumerate(SEEDS[target]):
        (corpus / str(number)).write_bytes(seed)
    words = corpus.with_suffix(".kata")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), "ascii")
    options = [
        f"-dict={words}",
        f"-max_total_time={seconds}",
        "-max_len=4000",
        "-timeout=20",
        "-rss_limit_mb=3000",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *options], once)
    atheris.Fuzz()
    return 0


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


def _read(_atheris: Any) -> Callable[[bytes], None]:
    from etl import sources
    from etl.model import Options
    from etl.readers import limits, read_file, workbook

    read_file.open_workbook = workbook.sheets_of  # in this process, where the fuzzer sees it

    path = Path(tempfile.mkdtemp(prefix="fuzz-read-")) / "berkas"

    def once(data: bytes) -> None:
        if data[:1] in (b"2", b"3") and not _well_formed(data[1:]):
            return  # calamine runs for ever on some of these: why etl.readers.read_file exists
        path.write_bytes(_file(data[:1], data[1:]))
        try:
            sheets = read_file.read_sheets(path)
            module, _ = sources.recognise_source(sheets)
            module.tidy(sheets, Options("resmi"))
        except (limits.UnreadableError, sources.UnknownFormatError, ValueError):
            return

    return once


def _well_formed(xml: bytes) -> bool:
    parser = expat.ParserCreate()
    try:
        parser.Parse(b"<a>" + xml + b"</a>", True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def _file(kind: bytes, content: bytes) -> bytes:
    """The bytes as they are, as the rows of an XLSX, or as the body of an ODS."""
    if kind not in (b"2", b"3"):
        return content
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in (XLSX if kind == b"2" else ODS).items():
            archive.writestr(name, part.replace(b"ISI", content))
    return made.getvalue()


def _tidy(atheris: Any) -> Callable[[bytes], None]:
    from etl import sources
    from etl.model import Options, Sheet
    from etl.parsing import areas, cells_to_facts

    resolver = areas.Resolver(_places(), [])

    def once(data: bytes) -> None:
        take = atheris.FuzzedDataProvider(data)
        module = list(sources.SOURCES.values())[take.ConsumeIntInRange(0, len(sources.SOURCES) - 1)]
        width = take.ConsumeIntInRange(1, 9)
        rows = [[_cell(take) for _ in range(width)] for _ in range(take.ConsumeIntInRange(1, 8))]
        sheets = [Sheet(None, rows)]
        for one in sources.SOURCES.values():
            one.recognise(sheets)
        try:
            tidy = module.tidy(sheets, Options("resmi", date(2026, 9, 30)))
        except ValueError:
            return
        frame = cells_to_facts.resolve_areas(tidy.frame, resolver, [])
        if tidy.table == "observation":
            cells_to_facts.read_counts(cells_to_facts.known_words(frame), [], today=date(2026, 11, 22))

    return once


def _cell(take: Any) -> Any:
    kind = take.ConsumeIntInRange(0, 9)
    if kind < 5:
        return WORDS[take.ConsumeIntInRange(0, len(WORDS) - 1)]
    if kind == 5:
        return take.ConsumeUnicode(take.ConsumeIntInRange(0, 30))
    if kind == 6:
        return take.ConsumeInt(take.ConsumeIntInRange(1, 200))
    if kind == 7:
        return take.ConsumeFloat()
    return None if kind == 8 else take.ConsumeBool()


def _places() -> list[dict[str, Any]]:
    from etl.parsing.areas import district_names

    return [
        {"code": code, "name": name, "level": "kabkota", "parent": "33", "kind": "kabupaten"}
        for code, name in district_names()
    ] + [{"code": "33", "name": "Jawa Tengah", "level": "provinsi", "parent": None, "kind": None}]


def _numbers(_atheris: Any) -> Callable[[bytes], None]:
    from etl.parsing import dates, numbers, periods

    def once(data: bytes) -> None:
        text = data.decode("utf-8", "replace").replace("\ufffd", "\ud800")
        for read in (
            numbers.count,
            numbers.percent,
            periods.parse,
            periods.find,
            periods.loose,
            periods.quarter,
        ):
            with suppress(ValueError):
                read(text)
        for read in (dates.whole_day, dates.printed_date):
            with suppress(ValueError):
                read(text)
        for plain in (numbers.is_none, numbers.decimals, periods.without):
            plain(text)

    return once


def _areas(_atheris: Any) -> Callable[[bytes], None]:
    from etl.parsing import areas

    resolver = areas.Resolver(_places(), [])

    def once(data: bytes) -> None:
        code, _, name = data.decode("utf-8", "replace").partition("|")
        try:
            found = resolver.resolve(code or None, name or None)
            assert found in resolver.names
        except areas.AreaError:
            pass
        resolver.scope(name)
        for ask in (areas.is_total, areas.is_province, areas.is_average, areas.is_branch, areas.branch_name):
            ask(name)

    return once


if __name__ == "__main__":
    sys.exit(main())
