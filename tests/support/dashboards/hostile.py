"""A world of files whose every text is an attack: scripts, other schemes, marks that turn text round."""

from pathlib import Path

from sqlalchemy import Engine

from etl.pipeline.load_file import load_file

SCRIPT = "javascript:alert(document.domain)//"
DATA = "data:text/html,<script>alert(1)</script>"
QUOTED = 'https://evil.example/"onmouseover="alert(1)'
TAG = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
TURNED = "laporan\u202egpj.exe\u200f"
AREA = "Kabupaten Demak"


def _file(folder: Path, name: str, head: str, *rows: tuple[object, ...]) -> Path:
    lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
    path = folder / name
    path.write_text("\n".join([head, *lines]) + "\n", "utf-8")
    return path


def files(folder: Path) -> list[tuple[str, Path]]:
    """Collection and path of each file; all of them load."""
    goal = "skema,judul_skema,dokumen,wilayah,segmen,tahun,nilai,satuan,basis,sumber,catatan"
    paid = (
        "wilayah,tahun,dana,kelompok,pekerja,bulan_pertama,bulan_iuran,anggaran_rp,sumber,catatan,"
        "terverifikasi,aktif"
    )
    told = "wilayah,level,tanggal_data,tanggal_terbit,indikator,segmen,nilai,satuan,basis,sumber,catatan"
    duty = "wilayah,kewajiban,status,tanggal_dokumen,nomor_dokumen,bukti,catatan,tenggat"
    agreed = "tanggal_rapat,wilayah,isi,penanggung_jawab,tenggat,status,bukti,catatan"
    counts = "wilayah,periode,segmen,ukuran,nilai,catatan"
    claims = "wilayah,periode,segmen,program,kelompok,kasus,rupiah,sumber,catatan"
    held = "wilayah,tanggal,topik,sasaran,orang,sumber,catatan"
    trades = "wilayah,tanggal_data,sektor,potensi,peserta_aktif,sumber,catatan"
    numbers = [
        (f"Kabupaten {name}", month, segment, measure, value, TAG)
        for name in ("Demak", "Kudus", "Jepara", "Pati")
        for month in ("2026-09", "2026-10")
        for segment in ("PU", "BPU", "JAKON")
        for measure, value in (("potensi", 100_000), ("peserta_aktif", 45_000 + 10 * int(month[-1])))
    ]
    evil = (SCRIPT, DATA, QUOTED)
    printed = [
        (
            AREA,
            "kabkota",
            f"2026-0{at}",
            "2026-09-03",
            "peserta_aktif",
            "BPU",
            19_000,
            "orang",
            TAG[:58],
            s,
            TURNED,
        )
        for at, s in enumerate(evil, 4)
    ]
    printed += [
        (AREA, "kabkota", "2026-07", "2026-08-03", "cakupan", "BPU", "30,29", "persen", "NIK", SCRIPT, TAG)
    ]
    return [
        ("resmi", _file(folder, f"<img src=x>{TURNED}.csv", counts, *numbers)),
        ("terbit", _file(folder, "terbit.csv", told, *printed)),
        ("resmi", _file(folder, "target.csv", goal,
                        *(("jahat", TAG, TURNED, x, "BPU", 2026, "51,5", "persen", TAG, SCRIPT, TAG)
                          for x in (AREA, "Kabupaten Kudus", "Provinsi Jawa Tengah")))),
        ("resmi", _file(folder, "pendanaan.csv", paid,
                        *((AREA, 2026, f"{at} {TAG}"[:58], TURNED, 9, "Januari 2026", 12, 1_814_400, s, TAG,
                           11, 8) for at, s in enumerate(evil)))),
        ("resmi", _file(folder, "manfaat.csv", claims,
                        *((AREA, f"2026-0{at}", "BPU", "JKM", TURNED, 2, 84_000_000, s, TAG)
                          for at, s in enumerate(evil, 1)))),
        ("resmi", _file(folder, "kepatuhan.csv", duty,
                        *((AREA, k, "selesai", "2026-01-01", TAG, s, TURNED, "2026-05-01")
                          for k, s in zip(("regulasi", "kepesertaan", "bumd"), evil, strict=True)))),
        ("resmi", _file(folder, "kesepakatan.csv", agreed,
                        *(("2026-09-15", AREA, f"{at} {TURNED}", TAG, "2026-10-31", "belum", s, TAG)
                          for at, s in enumerate(evil)))),
        ("resmi", _file(folder, "sosialisasi.csv", held,
                        *((AREA, "2026-03-01", f"{at} {TAG}", TURNED, 12, s, TAG)
                          for at, s in enumerate(evil)))),
        ("resmi", _file(folder, "sektor.csv", trades,
                        *((AREA, "2026-09-30", f"{at} {TURNED}", 1000, 100, SCRIPT, TAG)
                          for at in range(3)))),
    ]  # fmt: skip


def fill(engine: Engine, folder: Path) -> None:
    """Load every file."""
    for collection, path in files(folder):
        report = load_file(engine, path, collection=collection)
        assert report.outcome == "loaded", (path.name, [f.message for f in report.found("error")])
