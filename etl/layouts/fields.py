"""A column of a file as it is declared: what the reader, the template and the documents all go by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from data.provinces.definition import province

Kind = Literal[
    "teks", "kode", "orang", "bilangan", "persen", "rupiah", "tanggal", "bulan", "tahun", "pilihan"
]


@dataclass(frozen=True)
class Field:
    """One column. `column` says whether the file must have it, `filled` whether each row must fill it."""

    name: str
    kind: Kind
    meaning: str  # Indonesian
    example: str = ""
    column: bool = True
    filled: bool = True
    choices: tuple[str, ...] = ()

    @property
    def needed(self) -> str:
        """ya, boleh kosong (the column must be there), or tidak."""
        return "tidak" if not self.column else "ya" if self.filled else "boleh kosong"


def required(fields: Iterable[Field]) -> tuple[str, ...]:
    """The names of the columns that a file of the format must have: what it is known by."""
    return tuple(field.name for field in fields if field.column)


_CODE = province().examples.code
CODE = Field(
    "kode_wilayah",
    "kode",
    f"Kode Kemendagri ({_CODE}) atau BPS ({province().example['bps_code']}), sebagai teks.",
    _CODE,
    False,
    False,
)
_NAMED = "Nama provinsi." if province().is_national else "Nama daerah, dengan Kabupaten atau Kota."
AREA = Field("wilayah", "teks", _NAMED, province().example["name"])
NOTE = Field("catatan", "teks", "Keterangan bebas; tersimpan bersama barisnya.", "", False, False)
ADDRESS = Field("sumber", "teks", "Alamat atau nama dokumen asal barisnya.", "https://contoh.id/berita")
