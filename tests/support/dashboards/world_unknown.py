"""What sentences must and may not say where a value, a target or a record is missing, or is zero."""

from tests.support.dashboards.world_reports import Rule
from tests.support.dashboards.worlds import BANYUMAS, DEMAK, KUDUS

NOTHING_RECORDED = "Belum ada catatan tentang kewajiban Inpres, iuran yang dibayar,"
PRAISE = ("penghargaan", "terlampaui", "mempertahankan")
UNKNOWN: tuple[Rule, ...] = (
    # Reported, but no percentage can be worked out: nothing is reached, and no report is asked for again.
    *(
        ("zero_potensi", "", f"{part} {DEMAK}", said, ("tercapai", "Tercapai", "lebih"), english)
        for part, said, english in (
            ("perlu", ("Sudah melapor; potensi BPU nol",), ("no eligible workers",)),
            ("laju", ("Sudah melapor; potensi BPU nol",), ("no eligible workers",)),
            ("kedudukan", ("tanpa peringkat bulan ini",), ()),
        )
    ),
    (
        "zero_potensi",
        "",
        f"perlu {KUDUS}",
        ("potensi BPU belum dimuat",),
        ("Belum ada angka",),
        ("not loaded",),
    ),
    (
        "zero_potensi",
        "",
        f"berubah {KUDUS}",
        ("potensi BPU belum dimuat",),
        ("setahun lalu",),
        ("not loaded",),
    ),
    (
        "zero_potensi",
        "",
        f"surat {DEMAK}",
        ("telah kami terima", "potensi BPU pada data kami nol", "memastikan potensi BPU"),
        ("belum kami terima", "menyampaikan rekap", *PRAISE),
        (),
    ),
    (
        "zero_potensi",
        "",
        f"surat {KUDUS}",
        ("telah kami terima", "potensi BPU belum ada pada data kami", "memastikan potensi BPU"),
        ("belum kami terima", "menyampaikan rekap", *PRAISE),
        (),
    ),
    (
        "segment_missing",
        "",
        f"surat {DEMAK}",
        ("telah kami terima, tetapi tanpa cakupan BPU", "melengkapi laporan September 2026"),
        ("belum kami terima", "menyampaikan rekap"),
        (),
    ),
    ("one_area", "", f"surat {BANYUMAS}", ("belum kami terima", "menyampaikan rekap"), PRAISE, ()),
    (
        "one_area",
        "",
        f"berubah {BANYUMAS}",
        ("Belum ada angka untuk bulan ini.",),
        ("setahun lalu",),
        ("no figure for this month",),
    ),
    # Praise is for a target that was asked for and reached.
    ("zero_target", "", f"surat {DEMAK}", ("Target tahun 2026 adalah 0,0 %",), ("kurang ", *PRAISE), ()),
    ("province_target", "", f"surat {DEMAK}", ("belum ada target",), ("tercapai", *PRAISE), ()),
    ("at_target", "", f"surat {DEMAK}", ("telah tercapai", "penghargaan"), ("terlampaui", " 0 orang"), ()),
    ("over_hundred", "", f"surat {DEMAK}", ("terlampaui dengan 9.000 orang", "penghargaan"), (), ()),
    ("all_fall", "metrik=eligible_bpu", f"surat {DEMAK}", ("bukan capaian",), ("peringkat", *PRAISE), ()),
    (
        "at_target",
        "",
        DEMAK,
        ("tercapai**, tepat pada target".replace("**", ""),),
        ("0 orang",),
        ("exactly",),
    ),
    ("at_target", "", f"perlu {DEMAK}", ("sudah tercapai, tepat pada target",), ("lebih 0",), ("exactly",)),
    # What nobody wrote down is not called in order.
    (
        "at_target",
        "",
        f"keputusan {DEMAK}",
        (NOTHING_RECORDED + " dan kesepakatan rapat", "Dari yang tercatat tidak ada"),
        ("lewat tenggat",),
        ("Nothing is recorded about", "Of what is recorded"),
    ),
    (
        "province_target",
        "",
        f"keputusan {DEMAK}",
        (NOTHING_RECORDED + " kesepakatan rapat, dan kekurangan terhadap target",),
        ("lewat tenggat", "Dari yang tercatat"),
        ("Nothing is recorded about",),
    ),
    # A key stands for what is drawn, a number for what is recorded.
    ("province_target", "", f"kunci {DEMAK}", ("tipis: daerah di atasnya",), ("putus-putus",), ("thin:",)),
    ("zero_potensi", "", "kunci 33", ("putus-putus: jalur ke target",), ("tipis", "proyeksi"), ("dashed:",)),
    ("half_judged", "", "iuran 33", ("tidak ada yang tercatat",), ("0",), ()),
    ("zero_potensi", "", "titik", ("33 titik; tidak satu pun",), ("–.",), ("33 dots; none",)),
    ("zero_potensi", "", "pasangan", ("orang: PU –, BPU 1.400.",), ("PU 0",), ()),
    ("zero_potensi", "", f"asal {DEMAK}", ("Sudah melapor; potensi BPU nol",), ("belum melapor",), ()),
    ("one_area", "", "baris", ("Belum melapor",), ("melapor dari 30,0",), ()),
    ("one_area", "", "pasangan", ("Demak kurang terbanyak, 1.300 orang",), ("bersama kurang",), ()),
    # A share of the whole needs the whole.
    (
        "half_judged",
        "",
        "slide peta",
        ("6 daerah: 30 % kekurangan 20 daerah",),
        ("26",),
        ("of the 20",),
    ),
    (
        "half_judged",
        "",
        "slide pasangan",
        ("12 daerah: 60 % kekurangan PU dan BPU dari 20 daerah yang dapat dinilai",),
        ("menahan",),
        ("of the 20 areas that can be judged",),
    ),
    (
        "half_judged",
        "",
        "pasangan",
        ("20 dari 35 daerah, yang dapat dinilai",),
        ("Semua daerah",),
        ("20 of 35",),
    ),
    ("tiny_segment", "", "slide peta", ("6 dari 35 daerah:",), ("dapat dinilai",), ("6 of 35",)),
    (
        "only_printed",
        "",
        "pasangan",
        ("Jawa Tengah kurang 180.000 orang dari targetnya sendiri", "terhadap targetnya sendiri"),
        ("bersih",),
        ("of its own target",),
    ),
    ("net_and_gross", "", "pasangan", ("kurang 5.800 orang (bersih", "bersih, daerah kotor"), (), ("(net",)),
    # On whose potensi, over which areas.
    (
        "segment_missing",
        "",
        "tren 33",
        ("dalam setahun dengan potensi bulan ini (34 daerah yang sama), ",),
        (),
        ("on this month's", "same areas: 34"),
    ),
    (
        "segment_missing",
        "metrik=active_bpu",
        "tren 33",
        ("orang dalam setahun (34 daerah yang sama)",),
        (),
        (),
    ),
)
