"""What `load` takes on the command line."""

from pathlib import Path
from typing import Annotated

import typer

FileArgument = Annotated[
    Path, typer.Argument(metavar="BERKAS", help="Buku kerja (XLSX, XLS, ODS), CSV, atau JSON.")
]
SourceOption = Annotated[
    str | None,
    typer.Option("--sumber", metavar="NAMA", help="Bentuk berkas; tanpa ini dikenali dari isinya."),
]
CollectionOption = Annotated[
    str, typer.Option("--koleksi", metavar="NAMA", help="resmi, terbit, atau simulasi.")
]
PeriodOption = Annotated[
    str | None,
    typer.Option("--periode", metavar="TTTT-BB", help="Bulan laporan, bila berkas tidak menyebutnya."),
]
DryOption = Annotated[
    bool, typer.Option("--kering", metavar="", help="Periksa saja, dan lihat apa yang akan berubah.")
]
PartialOption = Annotated[
    bool,
    typer.Option("--sebagian", metavar="", help="Ambil baris yang baik; yang ditolak disimpan alasannya."),
]
MendingOption = Annotated[
    Path | None,
    typer.Option("--perbaikan", metavar="BERKAS", help="Tulis berkas yang ditolak dengan alasan di selnya."),
]
PageOption = Annotated[
    Path | None, typer.Option("--laporan", metavar="BERKAS", help="Tulis apa yang berubah sebagai HTML.")
]
JsonOption = Annotated[bool, typer.Option("--json", metavar="", help="Apa yang berubah sebagai JSON.")]
OrderOption = Annotated[
    str | None,
    typer.Option("--urutan-tanggal", metavar="URUTAN", help="hari-bulan atau bulan-hari, untuk 01/09/2026."),
]
EmbargoOption = Annotated[
    str | None, typer.Option("--embargo", metavar="SAAT", help="Baru terlihat sesudah saat ini (WIB).")
]
ReplacesOption = Annotated[
    int | None, typer.Option("--ganti", metavar="MUATAN", help="Tarik muatan ini begitu berkas ini masuk.")
]
EverythingOption = Annotated[bool, typer.Option("--rinci", metavar="", help="Tampilkan semua keterangan.")]
