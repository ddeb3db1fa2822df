"""Groups of workers: what files write for them, as whom they count."""

import pytest

from data.definitions.groups import group_of, groups, parse
from data.facts.paid_cover import staff


@pytest.mark.parametrize(
    ("written", "key", "is_staff"),
    [
        ("Tenaga non-ASN", "non_asn", True),
        ("non_asn kecamatan", "non_asn", True),
        ("PPPK Paruh-Waktu Setda", "pppk_paruh_waktu", True),
        ("pengurus Koperasi Desa Merah Putih", "kopdes", False),
        ("Debitur KUR Bank X", "kur", False),
        ("pengemudi OJOL", "ojol", False),
        ("RT/RW", "rt_rw", False),
        ("kurir", None, False),  # has the letters of KUR
        ("guru agama", None, False),
    ],
)
def test_a_group_by_its_words(written: str, key: str | None, is_staff: bool) -> None:
    found = group_of(written)
    assert (found.key if found else None) == key
    assert staff(written) is is_staff


def test_every_group_knows_its_own_words() -> None:
    for one in groups():
        assert all((known := group_of(word)) and known.key == one.key for word in one.words)


def test_a_word_twice_is_refused() -> None:
    row = '[[group]]\nkey = "{}"\nsegment = "BPU"\nwords = ["a b"]\nlabel = {{ id = "a", en = "a" }}\n'
    with pytest.raises(ValueError, match="twice"):
        parse(row.format("a") + row.format("b"))
