"""The parts of docs/metrics.md that are printed from the definitions (`make docs`)."""

from collections.abc import Iterable

from data.definitions.registry import Metric, registry

_LIMITS = {"target": "target tahun itu", "path": "jalur bulan itu"}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _count(measure: str, segment: str) -> str:
    """A count in running words: `peserta aktif PU`, `potensi semua segmen`."""
    name = registry().measures[measure].label["id"].split(" (")[0].lower()
    short = registry().segments[segment].short["id"]
    return f"{name} {short if short.isupper() else short.lower()}"


def formula(metric: Metric) -> str:
    """How a metric is computed, in words."""
    top = _count(metric.numerator, metric.segment)
    if metric.denominator is None:
        return f"jumlah {top}"
    return f"{top} ÷ {_count(metric.denominator, metric.segment)} × 100"


def metrics() -> str:
    rows = (
        (f"`{m.key}`", m.label["id"], m.label["en"], formula(m), "ya" if m.targets else "tidak")
        for m in registry().metrics.values()
    )
    return _table(("kunci", "nama", "nama Inggris", "rumus", "bertarget"), rows)


def measures() -> str:
    over_time = {
        "stock": "dijumlahkan antardaerah, tidak antarbulan",
        "carried_forward": "angka terakhir dipakai sampai ada yang baru",
    }
    rows = (
        (f"`{m.key}`", f"`{m.file_word}`", m.label["id"], m.description["id"], over_time[m.over_time])
        for m in registry().measures.values()
    )
    return _table(("kunci", "kata di berkas", "nama", "arti", "dalam waktu"), rows)


def segments() -> str:
    rows = []
    for segment in registry().segments.values():
        parts = [*segment.required, *(f"{part} (bila dilaporkan)" for part in segment.optional)]
        programmes = [p.key for p in registry().programmes.values() if segment.key in p.segments]
        rows.append(
            (f"`{segment.key}`", segment.label["id"], " + ".join(parts) or "–", ", ".join(programmes))
        )
    return _table(("kunci", "nama", "terdiri dari", "program yang boleh"), rows)


def statuses() -> str:
    def band(start: float | None, of: str | None) -> str:
        if not start:
            return "di bawah itu"
        return f"{_number(start * 100)} % dari {_LIMITS[str(of)]} atau lebih"

    rows = [(f"{b.icon} {b.label['id']}", b.label["en"], band(b.start, b.of)) for b in registry().bands]
    rows += [
        (f"{w.icon} {w.label['id']}", w.label["en"], "tidak dinilai") for w in registry().without.values()
    ]
    return _table(("status", "Inggris", "nilainya"), rows)


def collections() -> str:
    rows = ((f"`{c.key}`", c.label["id"], c.description["id"]) for c in registry().collections.values())
    return _table(("kunci", "nama", "isi"), rows)


def bases() -> str:
    rows = ((f"`{b.key}`", b.label["id"]) for b in registry().bases.values())
    return _table(("kunci", "cara menghitung orang"), rows)


def duties() -> str:
    rows = (
        (str(d.number), f"`{d.key}`", d.label["id"], d.label["en"], d.description["id"])
        for d in registry().duties.values()
    )
    return _table(("nomor", "kunci", "nama", "Inggris", "isi"), rows)


def duty_statuses() -> str:
    known = [*registry().duty_statuses.values(), registry().duty_not_reported]
    rows = ((f"`{s.key}`", f"{s.icon} {s.label['id']}", s.label["en"]) for s in known)
    return _table(("kunci", "status", "Inggris"), rows)
