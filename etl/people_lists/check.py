"""Lists held against themselves and each other: what is wrong with each row, whom that leaves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from data.definitions.people_lists import people_lists
from etl.model import Sheet
from etl.people_lists.nik import Found, Nik, age, area_code, read_nik
from etl.people_lists.people import Person, people

Kind = Literal["orang", "meninggal", "upah"]
AGAINST: dict[Kind, str] = {"meninggal": "meninggal", "upah": "penerima_upah"}


@dataclass(frozen=True)
class PeopleList:
    """A file: whom to pay for (orang), who has died (meninggal), or who is a wage worker (upah)."""

    name: str
    kind: Kind
    sheets: Sequence[Sheet]


@dataclass(frozen=True)
class Rules:
    """What the lists are held against.

    `area` is the code of the area that pays (empty: where each NIK was issued), `fund` from what it pays.
    """

    areas: dict[str, str]  # code -> name of the area: of every kabupaten/kota, or of every province
    province: str
    on: date
    area: str = ""
    fund: str = ""
    youngest: int = field(default_factory=lambda: people_lists().age.youngest)
    below: int = field(default_factory=lambda: people_lists().age.below)


@dataclass
class Checked:
    """One row of a list to pay for; `at` is its list, from 0."""

    at: int
    person: Person
    nik: Nik
    findings: list[Found]

    @property
    def counted(self) -> bool:
        """Whether nothing stands against it."""
        known = people_lists().findings
        return not any(known[key].blocks for key, _details in self.findings)


@dataclass(frozen=True)
class Counted:
    """How many people of a group in an area nothing stands against."""

    area: str
    group: str
    people: int


def check(lists: Sequence[PeopleList], rules: Rules) -> list[Checked]:
    """Every row of the lists to pay for, in their order."""
    rows: list[Checked] = []
    for at, one in enumerate(lists):
        if one.kind == "orang":
            rows += _alone(at, one, rules)
    _doubles(rows, lists)
    for kind, key in AGAINST.items():
        _against(rows, lists, kind, key, rules)
    return rows


def _alone(at: int, one: PeopleList, rules: Rules) -> list[Checked]:
    """The rows of a list, each judged by itself; then its final zeros."""
    rows = []
    for person in people(one.sheets):
        nik = read_nik(person.nik, rules.areas, rules.province, rules.on)
        rows.append(Checked(at, person, nik, [*nik.findings, *_personal(person, nik, rules)]))
    ending = [row for row in rows if row.nik.digits.endswith("0")]
    whole = sum(bool(row.nik.digits) for row in rows)
    limits = people_lists().nik
    if whole >= limits.zero_least and len(ending) > limits.zero_share * whole:
        share = str(len(ending) * 100 // whole)
        for row in ending:
            row.findings.append(("nik_nol", {"share": share}))
    return rows


def _personal(person: Person, nik: Nik, rules: Rules) -> list[Found]:
    """Age and place of one person; nothing where the NIK cannot be read."""
    if not nik.digits:
        return []
    found: list[Found] = []
    birth = nik.birth
    if birth is not None and person.born is not None:
        if (birth.day, birth.month, birth.year % 100) != (
            person.born.day, person.born.month, person.born.year % 100,
        ):  # fmt: skip
            listed = f"{person.born:%d-%m-}{person.born.year:04d}"
            found.append(("lahir_beda", {"listed": listed, "digits": nik.born}))
        else:
            birth = person.born  # which knows the century
    if birth is not None:
        years = age(birth, rules.on)
        if years < rules.youngest:
            found.append(("usia_kurang", {"age": str(years), "youngest": str(rules.youngest)}))
        elif years >= rules.below:
            found.append(("usia_lebih", {"age": str(years), "below": str(rules.below)}))
    code = area_code(nik.digits, rules.areas)
    impossible = any(key == "nik_wilayah" for key, _details in nik.findings)
    if not impossible and (code != rules.area if rules.area else code not in rules.areas):
        found.append(("luar_daerah", {"code": code}))
    return found


def _doubles(rows: Sequence[Checked], lists: Sequence[PeopleList]) -> None:
    """The first of each NIK says how often it stands there; the others where the first is."""
    times = Counter(row.nik.digits for row in rows)
    first: dict[str, Checked] = {}
    for row in rows:
        digits = row.nik.digits
        if not digits or times[digits] == 1:
            continue
        before = first.setdefault(digits, row)
        if before is row:
            row.findings.append(("ganda_pertama", {"times": str(times[digits])}))
            continue
        place = place_of(lists[before.at], before.person)
        row.findings.append(("ganda", {"place": place}))
        _names(row, before.person, place)


def _against(
    rows: Sequence[Checked], lists: Sequence[PeopleList], kind: Kind, key: str, rules: Rules
) -> None:
    """Who stands on a list of this kind, and where."""
    there: dict[str, tuple[PeopleList, Person]] = {}
    for one in lists:
        if one.kind == kind:
            for person in people(one.sheets):
                digits = read_nik(person.nik, rules.areas, rules.province, rules.on).digits
                if digits:
                    there.setdefault(digits, (one, person))
    for row in rows:
        if row.nik.digits in there:
            found, person = there[row.nik.digits]
            place = place_of(found, person)
            row.findings.append((key, {"place": place}))
            _names(row, person, place)


def _names(row: Checked, other: Person, place: str) -> None:
    mine, theirs = (one.name.lower() for one in (row.person, other))
    if mine and theirs and mine != theirs:
        row.findings.append(("nama_beda", {"place": place}))


def place_of(one: PeopleList, person: Person) -> str:
    """Where a row is, for a person: warga.xlsx, Lembar Dua baris 7."""
    sheet = one.sheets[person.sheet].name
    named = f", {sheet}" if sheet and len(one.sheets) > 1 else ""
    return people_lists().words["place"].id.format(file=one.name + named, row=person.row)


def counts(rows: Sequence[Checked], rules: Rules) -> list[Counted]:
    """People by area and group, in the order of areas and then as the groups first appear.

    The area is the one that pays; without one it is where the NIK was issued, empty outside the province.
    """
    names: dict[str, str] = {}
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if not row.counted:
            continue
        group = row.person.group or people_lists().output.unnamed_group
        names.setdefault(group.lower(), group)
        code = area_code(row.nik.digits, rules.areas)
        found[rules.area or (code if code in rules.areas else ""), group.lower()] += 1
    places = {group: at for at, group in enumerate(names)}
    order = sorted(found, key=lambda key: (key[0] == "", key[0], places[key[1]]))
    return [Counted(area, names[group], found[area, group]) for area, group in order]


def totals(rows: Sequence[Checked]) -> dict[str, int]:
    """How many rows each finding is about, in the order of the definition; those of no row left out."""
    found = Counter(key for row in rows for key in {key for key, _details in row.findings})
    return {key: found[key] for key in people_lists().findings if found[key]}
