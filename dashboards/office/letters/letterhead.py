"""What an office puts around its letters, from its own TOML: head, number, signature, days to answer."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from data.provinces.definition import province
from data.settings import Settings

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PLACES = {
    "urut": 1,
    "kode": province().examples.filed,
    "bulan": "X",
    "tahun": 2026,
}  # what a number may name, with examples


class BadLetterheadError(ValueError):
    """The file cannot be used; says in Indonesian which word of it, and what was expected."""


class Letterhead(BaseModel):
    """Empty words become places to fill in by hand."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kop: tuple[str, ...] = Field((), max_length=6)
    logo: str = ""
    tempat: str = ""
    nomor: str = ""
    urut_mulai: int = Field(1, ge=1)
    sifat: str = "Penting"
    jabatan: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    tembusan: tuple[str, ...] = Field((), max_length=12)
    hari_menjawab: int = Field(14, ge=1, le=180)

    @field_validator("nomor")
    @classmethod
    def _known_places(cls, value: str) -> str:
        try:
            value.format(**PLACES)
        except (KeyError, IndexError, ValueError) as error:
            raise ValueError("hanya {urut}, {urut:03}, {kode}, {bulan}, {tahun}") from error
        return value

    def number(self, place: int, code: str, month: int, year: int) -> str:
        """The number of the letter to the area at this place of the list (from 0).

        Empty where it is typed by hand.
        """
        return self.nomor.format(urut=self.urut_mulai + place, kode=code, bulan=ROMAN[month - 1], tahun=year)


def letterhead() -> Letterhead:
    """The office's own, from the file of PANTAU_LETTERHEAD; blanks where none is named.

    Raises BadLetterheadError.
    """
    path = Settings().letterhead
    return read(path) if path else Letterhead()


def read(path: str) -> Letterhead:
    """The letterhead of a TOML file.

    Raises BadLetterheadError where it is missing, no TOML, or says what is not known.
    """
    file = Path(path)
    try:
        words = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise BadLetterheadError(f"{path} tidak terbaca; periksa PANTAU_LETTERHEAD.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadLetterheadError(
            f"{path} bukan TOML yang benar: {error}. Bandingkan dengan contohnya."
        ) from error
    try:
        found = Letterhead(**words)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        known = ", ".join(Letterhead.model_fields)
        raise BadLetterheadError(f"{path}: {place}: {first['msg']}. Kata yang dikenal: {known}.") from error
    if found.logo and not (file.parent / found.logo).is_file():
        raise BadLetterheadError(f"{path}: logo: gambar {found.logo} tidak ada di samping berkas itu.")
    return found.model_copy(update={"logo": str(file.parent / found.logo) if found.logo else ""})
