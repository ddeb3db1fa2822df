"""check-list: what the page /periksa-daftar says, without a browser."""

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from data.definitions.registry import PROVINCE
from data.provinces.definition import province
from etl.commands.console import console, fail, print_json, table, written

if TYPE_CHECKING:
    from etl.people_lists.check import Checked, Kind, PeopleList, Rules

SHOWN = 20  # rows


def check_list(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="BERKAS...", help="Daftar orang yang akan dibayarkan: XLSX, XLS, ODS, CSV."),
    ],
    dead: Annotated[
        list[Path] | None,
        typer.Option("--meninggal", metavar="BERKAS", help="Daftar orang meninggal; boleh beberapa kali."),
    ] = None,
    waged: Annotated[
        list[Path] | None,
        typer.Option("--upah", metavar="BERKAS", help="Daftar penerima upah; boleh beberapa kali."),
    ] = None,
    area: Annotated[str, typer.Option("--daerah", metavar="KODE", help="Daerah yang membayar.")] = "",
    fund: Annotated[str, typer.Option("--dana", metavar="DANA", help="Asal dana, misalnya DBHCHT.")] = "",
    day: Annotated[
        str,
        typer.Option(
            "--tanggal", metavar="TTTT-BB-HH", help="Usia dihitung pada hari ini; bawaannya hari ini."
        ),
    ] = "",
    youngest: Annotated[
        int | None, typer.Option("--usia-dari", metavar="TAHUN", help="Paling muda; bawaannya 18.")
    ] = None,
    below: Annotated[
        int | None,
        typer.Option("--usia-belum", metavar="TAHUN", help="Harus belum seusia ini; bawaannya 65."),
    ] = None,
    counts_to: Annotated[
        Path | None,
        typer.Option("--pendanaan", metavar="BERKAS", help="Tulis hitungannya sebagai CSV pendanaan."),
    ] = None,
    marked_to: Annotated[
        Path | None,
        typer.Option(
            "--bertanda", metavar="BERKAS", help="Tulis buku kerja XLSX: tiap baris dengan temuannya."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Sebagai JSON: hitungan dan temuan, tanpa nama.")
    ] = False,
) -> None:
    """Periksa daftar nama dan NIK; tidak ada yang disimpan atau dikirim. Sama dengan halaman /periksa-daftar.

    [dim]python -m etl check-list petani.xlsx --meninggal kematian.csv --daerah KODE --bertanda hasil.xlsx[/]
    """
    from etl.people_lists.check import check, totals
    from etl.people_lists.files import csv_text, write_tables
    from etl.people_lists.tables import counted_rows, marked_tables

    rules = _rules(area, day, fund, youngest, below)
    lists = [*_read(files, "orang"), *_read(dead or [], "meninggal"), *_read(waged or [], "upah")]
    rows = check(lists, rules)
    if counts_to:
        text = csv_text(counted_rows(lists, rows, rules))
        written(counts_to, lambda path: path.write_bytes(text.encode()))
    if marked_to:
        written(marked_to, lambda path: write_tables(path, marked_tables(lists, rows, rules)))
    if as_json:
        print_json(_as_json(lists, rows, rules, totals(rows)))
    else:
        _show(lists, rows, rules, totals(rows))


def _rules(area: str, day: str, fund: str, youngest: int | None, below: int | None) -> "Rules":
    from data.dates import today
    from data.definitions.people_lists import people_lists
    from etl.parsing.areas import district_names
    from etl.people_lists.check import Rules

    areas = dict(district_names())
    if area and area not in areas:
        fail(f"--daerah: {area!r} bukan kode {province().areas_word}; tulis misalnya {next(iter(areas))}.")
    try:
        on = date.fromisoformat(day) if day else today()
    except ValueError:
        fail(f"--tanggal: {day!r} bukan tanggal; tulis misalnya 2026-12-01.")
    age = people_lists().age
    least = age.youngest if youngest is None else youngest
    end = age.below if below is None else below
    if not 0 <= least < end:
        fail(f"--usia-dari {least} harus di bawah --usia-belum {end}.")
    return Rules(areas, PROVINCE, on, area, fund, least, end)


def _read(files: list[Path], kind: "Kind") -> "list[PeopleList]":
    from etl.people_lists.check import PeopleList
    from etl.people_lists.people import columns
    from etl.readers.limits import UnreadableError
    from etl.readers.read_file import read_people

    found = []
    for file in files:
        try:
            sheets = read_people(file)
        except UnreadableError as refusal:
            fail(f"{file}: {refusal.issue.message}")
        except csv.Error as error:
            fail(f"{file}: {error}")
        if not any(columns(sheet) for sheet in sheets):
            fail(f"{file}: tidak ada kolom NIK. Tulis NIK sebagai judul kolomnya, lalu periksa lagi.")
        found.append(PeopleList(file.name, kind, sheets))
    return found


def _as_json(
    lists: "list[PeopleList]", rows: "list[Checked]", rules: "Rules", found: dict[str, int]
) -> dict[str, object]:
    from etl.people_lists.check import counts

    return {
        "baris": len(rows),
        "dihitung": sum(row.counted for row in rows),
        "temuan": found,
        "pendanaan": [
            {"kode_wilayah": one.area, "kelompok": one.group, "pekerja": one.people}
            for one in counts(rows, rules)
        ],
        "baris_bertemuan": [
            {
                "berkas": lists[row.at].name,
                "baris": row.person.row,
                "dihitung": row.counted,
                "temuan": [key for key, _details in row.findings],
            }
            for row in rows
            if row.findings
        ],
    }


def _show(lists: "list[PeopleList]", rows: "list[Checked]", rules: "Rules", found: dict[str, int]) -> None:
    from data.definitions.people_lists import people_lists
    from etl.people_lists.check import counts, place_of
    from etl.people_lists.tables import sentences

    out, known = console(), people_lists().findings
    counted = sum(row.counted for row in rows)
    out.print(f"[bold]{counted} dari {len(rows)} orang dapat dihitung.[/]")
    if found:
        labels = [(known[key].label.id, "tidak dihitung" if known[key].blocks else "perlu dilihat", count)
                  for key, count in found.items()]  # fmt: skip
        out.print(table("Temuan", ("Temuan", "Akibat", "Baris"), labels, right=("Baris",)))
    groups = [
        (rules.areas.get(one.area, "di luar daerah kami"), escape(one.group), one.people)
        for one in counts(rows, rules)
    ]
    out.print(table("Dapat dihitung", ("Daerah", "Kelompok", "Orang"), groups, right=("Orang",)))
    wrong = [row for row in rows if row.findings]
    shown = [
        (escape(place_of(lists[row.at], row.person)), escape(" ".join(sentences(row))))
        for row in wrong[:SHOWN]
    ]
    if shown:
        out.print(table(f"Baris ({len(shown)} dari {len(wrong)})", ("Baris", "Temuan"), shown))
        if len(wrong) > len(shown):
            out.print("[dim]Selebihnya: --bertanda BERKAS.xlsx[/]")
