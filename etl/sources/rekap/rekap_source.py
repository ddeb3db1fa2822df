"""The wide monthly workbook of a branch office or Disnaker.

One row an area, potensi and active by segment side by side. Totals and percentages it prints are held against
its own figures and never stored.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from data.dates import today
from etl.layouts.unread import hidden_but_read, skipped_note, skipped_sheet
from etl.model import NOT_CALCULATED, Cell, Issue, Options, Recognition, Sheet, Tidy
from etl.parsing import numbers, periods
from etl.parsing.areas import is_branch, is_total, normalise
from etl.parsing.column_letter import letter
from etl.parsing.day_order import headings_in_order
from etl.parsing.vocabulary import OWN_NOTE, OWN_SHEET
from etl.sources.rekap.column import Column
from etl.sources.rekap.header import Layout, find_layout, only_percent
from etl.sources.rekap.multiple_tables import bands, layouts
from etl.sources.rekap.rows import Rows, empty, nameless, read_rows
from etl.sources.rekap.title import NOT_STATED, by_order, dated, read_title, times
from etl.sources.rekap.unread_columns import unread_columns
from etl.sources.table_source import TableSource

FROM = 10  # areas whose participants exceed their potensi
SMALL, SMALL_FROM = 1_000, 20  # people, areas
SEGMENTS = ("PU", "BPU", "TOTAL")
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
Fact = dict[str, Any]


def implausible(frame: pd.DataFrame) -> Iterator[Issue]:
    """Errors about the whole of a file.

    A few areas do have more participants than potensi (people work where they do not live, and projects come
    and go) or few people; most of them never.
    """
    areas: dict[tuple[Any, str], dict[str, dict[str, Fact]]] = defaultdict(lambda: defaultdict(dict))
    counted = frame["segment"].isin(SEGMENTS) & frame["measure"].isin((ACTIVE, ELIGIBLE))
    whole = frame["programme"].map(lambda programme: not programme).astype(bool)
    for fact in frame[counted & whole].to_dict("records"):
        area = normalise(str(fact["area_name"] or fact["area_code"]))
        areas[fact["period"], fact["segment"]][area][str(fact["measure"])] = {
            str(k): v for k, v in fact.items()
        }
    for (period, segment), pairs in areas.items():
        month = f"{periods.name(period)}: " if period else ""
        yield from _swapped(f"{month}peserta aktif {segment}", list(pairs.values()))
        yield from _zeros(f"{month}peserta aktif {segment}", list(pairs.values()))
        yield from _thousands(f"{month}potensi {segment}", ELIGIBLE, list(pairs.values()))
        if segment != "BPU":
            yield from _thousands(f"{month}peserta aktif {segment}", ACTIVE, list(pairs.values()))


def _swapped(what: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    both = [(pair[ACTIVE], pair[ELIGIBLE]) for pair in pairs if len(pair) == 2]
    above = [(active, eligible) for active, eligible in both if _people(active) > _people(eligible) > 0]
    if len(above) >= FROM and 2 * len(above) > len(both):
        active, eligible = above[0]
        message = (
            f"{what} melebihi potensi di {len(above)} dari {len(both)} daerah; mungkin kedua kolomnya "
            f"tertukar ({eligible['source_column']} dan {active['source_column']}). Betulkan judul atau "
            "isinya."
        )
        yield _at(active, "potensi_tertukar", message)


def _thousands(what: str, measure: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    filled = [pair[measure] for pair in pairs if measure in pair and _people(pair[measure])]
    small = [fact for fact in filled if _people(fact) < SMALL]
    if len(small) >= SMALL_FROM and 2 * len(small) > len(filled):
        message = (
            f"{what} kurang dari {numbers.written(SMALL)} orang di {len(small)} dari {len(filled)} daerah; "
            "mungkin ribuan atau persen. Tulis dalam orang."
        )
        yield _at(small[0], "satuan_ribuan", message)


def _zeros(what: str, pairs: list[dict[str, Fact]]) -> Iterator[Issue]:
    filled = [pair[ACTIVE] for pair in pairs if ACTIVE in pair and not numbers.is_none(pair[ACTIVE]["value"])]
    zeros = [fact for fact in filled if str(fact["value"]).strip() in ("0", "0.0")]
    if len(zeros) >= SMALL_FROM and 2 * len(zeros) > len(filled):
        message = (
            f"{what} nol di {len(zeros)} dari {len(filled)} daerah. Kosongkan selnya bila belum melapor, "
            "atau isi angkanya."
        )
        yield _at(zeros[0], "serba_nol", message)


def _at(fact: Fact, rule: str, message: str) -> Issue:
    message = message[:1].upper() + message[1:]
    place = fact["sheet"], fact["source_row"], fact["source_column"], str(fact["value"])
    return Issue(rule, "error", message, *place)


def _people(fact: Fact) -> int:
    try:
        return numbers.count(fact["value"]) or 0
    except numbers.NumberError:
        return 0


_THOUSANDS = re.compile(
    r"(?i)(?<!pemisah )(?<!tanda )(?<!titik )\b(ribuan|jutaan)\b|\bdalam (ribu|juta)\b|\bx ?1[.,]?000\b|"
    r"(?<!\d )(?<!an )\b(ribu|juta) (orang|jiwa|pekerja|peserta|tenaga kerja)\b|"
    r"(\(|\bsatuan\W+)(ribu|juta|000|1[.,]000)( \w+)?(\)|\Z)"
)
NAME = "rekap"
TITLE = "Rekap bulanan (satu daerah sebaris: potensi dan peserta aktif per segmen bersebelahan)"

PARTS = (
    (
        "judul",
        "Bulan laporan (Posisi September 2026, atau Triwulan III 2026), basis (berbasis NIK), dan sementara "
        "dibaca dari judul dan catatan, dari nama lembar, atau dari kolom Bulan, Tahun, Periode di setiap "
        "baris. Bila tidak ada: --periode.",
    ),
    (
        "kepala",
        "Satu sampai tiga baris, boleh sel gabungan: kolom daerah, lalu potensi dan peserta aktif menurut "
        "segmen. Kolom persen, jumlah, dan belum terlindungi hanya dipakai untuk memeriksa.",
    ),
    (
        "daerah",
        "Kab. X, KABUPATEN X, Kota X, atau kodenya; satu daerah sebaris. Nama tanpa Kabupaten/Kota di bawah "
        "judul bagian KABUPATEN atau KOTA dibaca menurut bagiannya.",
    ),
    ("baris jumlah", "JUMLAH, TOTAL, Eks Karesidenan Pati: diperiksa terhadap daerahnya, tidak disimpan."),
    (
        "beberapa bulan",
        "Sebagai lembar, kolom, blok, atau tabel berdampingan; setiap blok dan tabel dengan judul dan "
        "kepalanya. Kolom bulan tanpa tahun mengambil tahun dari judul.",
    ),
    ("catatan", "Teks di bawah tabel disimpan sebagai keterangan, tidak dibaca sebagai angka."),
    ("sel kosong, -", "Belum melapor, bukan nol."),
    (
        "rumus",
        "Nilai tersimpannya dibaca; rumus yang galat (#REF!) atau belum dihitung ditolak, bukan kosong.",
    ),
)


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Likely where a visible sheet heads areas and counts; faintly where it has only percentages."""
    for sheet in _visible(sheets):
        layout = find_layout(sheet)
        if layout and layout.kind == "region":  # sums of residencies on top: the areas may stand below
            layout = next((one for one in layouts(sheet) if one.kind != "region"), None)
        if layout:
            counts = sum(column.counts or column.role == "unclear" for column in layout.columns)
            where = f"lembar {sheet.name}, " if sheet.name else ""
            return Recognition(
                60, f"{where}baris {layout.top + 1}: kolom daerah dan {counts} kolom potensi atau peserta"
            )
    if _percentages(sheets):
        return Recognition(10, "kolom daerah dan persen, tanpa jumlah orang")
    return None


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Every area's counts as observations of the month that the title, the sheet's name or --periode names.

    Raises ValueError where no sheet holds such a table.
    """
    result = Tidy("observation", pd.DataFrame(), monthly=True)
    frames = []
    for sheet in sheets:
        given = [] if sheet.hidden else bands(sheet)
        found = [layout for band in given for layout in _ordered(band, options, result)]
        if not found and not _explains(sheet):
            result.issues.append(skipped_sheet(sheet, "tidak berisi tabel rekap"))
        result.issues += [_regions(layout) for layout in found if layout.kind == "region"]
        tables = [_table(layout, options, result) for layout in found if layout.kind != "region"]
        frames += _one_basis(tables)
    if not frames and (columns := _percentages(sheets)):
        raise ValueError(
            f"tabelnya hanya berisi persen ({columns}), sedangkan yang disimpan jumlah orang; minta "
            "potensi dan peserta aktif dalam orang"
        )
    if not frames:
        raise ValueError(
            "tidak ada lembar dengan baris judul berisi kolom daerah dan potensi atau peserta aktif"
        )
    result.issues = list(dict.fromkeys(result.issues))  # one issue for a note below tables side by side
    result.frame = pd.concat(frames, ignore_index=True)
    result.issues += implausible(result.frame) if len(result.frame) else []
    return result


def _ordered(band: Sheet, options: Options, result: Tidy) -> list[Layout]:
    """The tables of a band, the dates of their headings by the order of day and month that each row has."""
    found = layouts(band)
    ordered = band
    for layout in found:
        ordered, issues = headings_in_order(ordered, layout.top, layout.first, options.day_order)
        result.issues += issues
    return found if ordered is band else layouts(ordered)


def _visible(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    return (sheet for sheet in sheets if not sheet.hidden)


def _percentages(sheets: Sequence[Sheet]) -> str:
    """The columns of the first table that holds percentages and nothing else; else empty."""
    layouts = (layout for sheet in _visible(sheets) if (layout := only_percent(sheet)))
    layout = next(layouts, None)
    return "; ".join(c.place for c in layout.columns if c.role == "percent") if layout else ""


def _explains(sheet: Sheet) -> bool:
    """Whether it is the sheet of explanations that our own template brings along."""
    return bool(sheet.rows and sheet.rows[0] and sheet.rows[0][0] == OWN_SHEET)


def _regions(layout: Layout) -> Issue:
    message = "Tabel menurut eks karesidenan tidak dibaca; jumlahnya dihitung dari daerahnya."
    return Issue("catatan_berkas", "info", message, layout.sheet.name, layout.first)


def _table(layout: Layout, options: Options, result: Tidy) -> pd.DataFrame:
    layout, order_issues = by_order(layout, options)
    rows = read_rows(layout)
    notes = [text for _, text in rows.notes]
    title = read_title(layout, notes=notes, options=options, today=today())
    result.title = result.title or title.text
    result.rows_read += rows.read
    result.issues += [*_header_issues(layout, notes), *order_issues, *title.issues, *rows.issues]
    result.issues += _notes(layout, rows)
    result.issues += _hidden(layout, rows)
    named = _branch if layout.kind == "branch" else (lambda name: name)
    facts = dated(layout, rows.facts, title, options, result.issues)
    months = {fact["period"] for fact in facts}
    only = months.pop() if times(layout) and len(months) == 1 else title.period
    result.printed += [
        replace(one, area_name=named(one.area_name), period=one.period or only)
        for one in rows.printed
        if one.period or only or not times(layout)  # a sum over several months is none of one month
    ]
    frame = pd.DataFrame(facts, dtype=object)
    if len(frame):
        frame["area_name"] = [named(name) for name in frame["area_name"]]
    return frame.assign(
        basis=title.basis,
        precision="exact",
        provisional=title.provisional,
    )


def _one_basis(tables: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Tables of one sheet, all counted as the note under one of them says, where the others say nothing."""
    named = {basis for table in tables for basis in table["basis"]} - {NOT_STATED}
    only = named.pop() if len(named) == 1 else NOT_STATED
    return [table.assign(basis=table["basis"].replace(NOT_STATED, only)) for table in tables]


def _hidden(layout: Layout, rows: Rows) -> Iterator[Issue]:
    """What is hidden and read all the same."""
    read = {fact["source_row"] for fact in rows.facts} | {one.source_row for one in rows.printed}
    columns = [(column.index, column.place) for column in layout.columns if column.counts]
    return hidden_but_read(layout.sheet, read, columns)


def _notes(layout: Layout, rows: Rows) -> Iterator[Issue]:
    for number, text in rows.notes:
        if text == OWN_NOTE or is_total(text.replace(NOT_CALCULATED, "").strip()):
            continue  # our own template: what it tells the writer, and sums that no office has calculated yet
        yield skipped_note(layout.sheet, number, text)


def _header_issues(layout: Layout, notes: list[str]) -> Iterator[Issue]:
    skipped = [column.place for column in layout.columns if column.role == "skip"]
    bare = [letter(index) for index in nameless(layout)]
    skipped += [f"{index} (tanpa judul)" for index in bare]
    if bare and (column := next(iter(empty(layout)), None)):
        message = (
            f"Kolom {bare[0]} berisi angka tanpa judul, sedangkan kolom {column.place} kosong: judulnya "
            "mungkin bergeser. Letakkan setiap judul di atas angkanya."
        )
        yield _at_header(layout, "ukuran_tak_jelas", message, column=column)
    if skipped:
        yield _at_header(layout, "kolom_dilewati", f"Kolom yang tidak dibaca: {'; '.join(skipped)}.", "info")
    yield from unread_columns(layout)
    for column in layout.columns:
        if column.role == "unclear":
            message = (
                f"Kolom {column.place} tidak pasti isinya: {column.doubt}. Betulkan judulnya, atau tulis "
                "ukurannya di judul kolom, misalnya Peserta Aktif PU."
                if column.doubt
                else f"Kolom {column.place} tidak menyebut potensi atau peserta aktif; "
                "tulis ukurannya di judul kolom atau di judul tabel."
            )
            yield _at_header(layout, "ukuran_tak_jelas", message, column=column)
    yield from _doubled(layout)
    if thousands := next((text for text in (*_above(layout), *notes) if _THOUSANDS.search(text)), None):
        message = f"Angka tertulis dalam ribuan atau jutaan ({thousands}); tulis dalam orang."
        yield _at_header(layout, "satuan_ribuan", message)


def _above(layout: Layout) -> Iterator[str]:
    """Every text of the title and the headings."""
    return (str(cell) for row in layout.sheet.rows[: layout.first] for cell in row if cell is not None)


def _doubled(layout: Layout) -> Iterator[Issue]:
    seen: dict[object, Column] = {}
    for column in layout.columns:
        if column.counts and column.meaning in seen:
            message = (
                f"Kolom {seen[column.meaning].place} dan {column.place} terbaca sama; sisakan satu, "
                "atau tulis bedanya di judul kolom (potensi atau aktif, segmen, program, bulan)."
            )
            yield _at_header(layout, "kolom_ganda", message, column=column)
        seen.setdefault(column.meaning, column)


def _branch(name: Cell) -> Cell:
    """A name in a column of branch offices is a branch office, whether it says so or not."""
    own = not isinstance(name, str) or is_branch(name) or is_total(name)
    return name if own else f"Cabang {name}"


def _at_header(
    layout: Layout, rule: str, message: str, severity: str = "error", *, column: Column | None = None
) -> Issue:
    place = column.place if column else None
    return Issue(rule, severity, message, layout.sheet.name, layout.first, place)


SOURCE = TableSource(NAME, TITLE, recognise, tidy, parts=PARTS)
