"""What a letter says of where an area stands: its figure against its target, or why there is none."""

from dashboards.insights.judged import below_path, people_short
from dashboards.insights.missing_value import Reason, reason, segment_of
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from dashboards.request.other_basis import basis_of, is_other_basis
from data.metrics.contracts import MetricRow


def figure_sentence(context: Context, row: MetricRow) -> str:
    """Value, rank, target and people short; what is missing where one of them cannot be said."""
    seen = context.seen(row)
    if seen.value is None:
        return _unknown(context, row)
    early = " (angka sementara)" if seen.provisional else ""
    text = f"{context.metric.label['id']} tercatat {_words(context, seen.value)}{early}"
    if is_other_basis(row):
        basis = context.basis_label(basis_of(seen))
        return (
            f"{text} menurut dasar {basis}, yang bukan dasar kebanyakan daerah, sehingga tidak diperingkat "
            "dan tidak dinilai terhadap target."
        )
    if not context.metric.targets:
        return f"{text}. Angka ini bukan capaian, sehingga tidak dinilai terhadap target."
    if row.rank is not None and row.ranked > 1:
        text += f", peringkat {row.rank} dari {row.ranked} {context.areas_word} yang punya angka"
    if row.target is None or row.gap_people is None:
        return f"{text}. Untuk daerah ini belum ada target dalam dokumen target yang kami pakai."
    return f"{text}. {_against(context, row)}"


def _words(context: Context, value: float | None) -> str:
    language = context.language
    return language.percent(value) if context.metric.unit == "percent" else language.number(value)


def _against(context: Context, row: MetricRow) -> str:
    """How far from the target; praise only where one was asked for and reached."""
    short = people_short(row)
    people, target = context.language.number(abs(short)), _words(context, row.target)
    asked = f"Target tahun {row.target_year} adalah {target}"
    if not reached(row):
        if short <= 0:
            return f"{asked}, sehingga tidak ada kekurangan yang dapat dihitung."
        where = "di bawah jalur" if below_path(context, row) else "masih di jalur"
        return f"{asked}, sehingga masih kurang {people} orang; capaian bulan ini {where} menuju target."
    over = "telah tercapai" if people == "0" else f"telah terlampaui dengan {people} orang"
    return f"{asked}; target tersebut {over}. Atas capaian ini kami sampaikan penghargaan."


def reached(row: MetricRow) -> bool:
    """Whether a target above nothing is reached."""
    return (
        row.value is not None and bool(row.target) and row.gap_people is not None and people_short(row) <= 0
    )


def _unknown(context: Context, row: MetricRow) -> str:
    """Why there is no figure: nothing received, this one not in it, or potensi that is zero or unknown."""
    month, segment = context.language.month(row.period), inside(segment_of(context, row))
    metric, why = context.metric.label["id"], reason(context, row)
    if why == "segmen":
        return (
            f"Laporan {month} telah kami terima, tetapi tanpa {inside(metric)}, sehingga capaiannya belum "
            "dapat kami nilai."
        )
    if why == "nol":
        return (
            f"Jumlah peserta untuk {month} telah kami terima, tetapi potensi {segment} pada data kami nol, "
            "sehingga persentasenya tidak dapat dihitung."
        )
    if why == "potensi":
        return (
            f"Jumlah peserta untuk {month} telah kami terima, tetapi potensi {segment} belum ada pada data "
            "kami, sehingga persentasenya belum dapat dihitung."
        )
    return f"Angka {metric} untuk {month} belum kami terima, sehingga capaiannya belum dapat kami nilai."


def asked_figure(context: Context, row: MetricRow) -> str:
    """What would make an area without a figure one that can be judged; empty where it has a figure."""
    if context.seen(row).value is not None:
        return ""
    month, segment = context.language.month(row.period), inside(segment_of(context, row))
    potensi = f"memastikan potensi {segment} yang menjadi dasar penghitungan"
    words: dict[Reason, str] = {
        "segmen": f"melengkapi laporan {month} dengan {inside(context.metric.label['id'])}",
        "nol": potensi,
        "potensi": potensi,
    }
    return words.get(reason(context, row) or "belum", f"menyampaikan rekap kepesertaan {month}")
