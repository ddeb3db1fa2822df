"""What comes out of a check as tables: counts in the columns of `pendanaan`, and lists with their marks."""

from collections.abc import Mapping, Sequence
from datetime import date

from data.definitions.people_lists import people_lists
from etl.model import Cell, Sheet
from etl.people_lists.check import Checked, PeopleList, Rules, counts, totals
from etl.people_lists.people import columns, text
from etl.pipeline.error_workbook import neutral

Row = list[str | int | float]
Table = tuple[str, list[Row]]


def word(key: str) -> str:
    """A word of the files, in Indonesian."""
    return people_lists().words[key].id


def counted_rows(lists: Sequence[PeopleList], rows: Sequence[Checked], rules: Rules) -> list[Row]:
    """Heading and counts as a file that `load` takes once months and money are filled in."""
    output = people_lists().output
    files = ", ".join(dict.fromkeys(one.name for one in lists if one.kind == "orang"))
    found: list[Row] = [list(output.columns)]
    for one in counts(rows, rules):
        filled: dict[str, str | int] = {
            "kode_wilayah": one.area,
            "wilayah": rules.areas.get(one.area, ""),
            "tahun": rules.on.year,
            "dana": neutral(rules.fund),
            "kelompok": neutral(one.group),
            "pekerja": one.people,
            "sumber": neutral(output.source.format(files=files, day=rules.on.isoformat())),
            "catatan": "" if one.area else output.no_area,
        }
        found.append([filled.get(name, "") for name in output.columns])
    return found


def marked_tables(lists: Sequence[PeopleList], rows: Sequence[Checked], rules: Rules) -> list[Table]:
    """The summary, the counts, then each sheet of the lists to pay for, its rows where they were, marked."""
    tables: list[Table] = [
        (word("summary"), _summary(lists, rows)),
        (word("counts"), counted_rows(lists, rows, rules)),
    ]
    by_place: dict[tuple[int, int], dict[int, Checked]] = {}
    for row in rows:
        by_place.setdefault((row.at, row.person.sheet), {})[row.person.row] = row
    for (at, sheet), found in sorted(by_place.items()):
        number = len(tables) - 1
        tables.append((f"{word('list')} {number}", _marked(lists[at].sheets[sheet], found)))
    return tables


def _summary(lists: Sequence[PeopleList], rows: Sequence[Checked]) -> list[Row]:
    found: list[Row] = [[word("list"), word("rows"), word("counted"), word("not_counted")]]
    for at, one in enumerate(lists):
        if one.kind == "orang":
            own = [row for row in rows if row.at == at]
            counted = sum(row.counted for row in own)
            found.append([neutral(one.name), len(own), counted, len(own) - counted])
    found += [[], [word("finding"), word("rows")]]
    labels = people_lists().findings
    return found + [[labels[key].label.id, count] for key, count in totals(rows).items()]


def _marked(sheet: Sheet, found: Mapping[int, Checked]) -> list[Row]:
    at = columns(sheet)
    assert at is not None  # else there would be no rows
    width = max(place + 1 for cells in sheet.rows for place, cell in enumerate(cells) if text(cell))
    table: list[Row] = []
    for number, cells in enumerate(sheet.rows, 1):
        row: Row = [_cell(cell, whole=place != at.nik) for place, cell in enumerate(cells[:width])]
        row += [""] * (width - len(row))
        if number == at.header + 1:
            row += [word("result"), word("finding")]
        elif number in found:
            row += marks(found[number])
        table.append(row)
    return table


def marks(row: Checked) -> list[str]:
    """Whether a row is counted, and what was found, in sentences."""
    return [word("counted" if row.counted else "not_counted"), neutral(" ".join(sentences(row)))]


def sentences(row: Checked) -> list[str]:
    """What was found about a row."""
    known = people_lists().findings
    return [known[key].sentence.id.format(**details) for key, details in row.findings]


def _cell(cell: Cell, *, whole: bool) -> str | int | float:
    """A cell as it goes out: no text becomes a formula; a NIK (not `whole`) is text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, date):
        return f"{cell:%d-%m-}{cell.year:04d}"
    if isinstance(cell, int | float):
        return cell if whole else text(cell)
    return neutral(cell)
