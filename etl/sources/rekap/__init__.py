"""The wide monthly workbook (rekap): `rekap_source` says how it is known and read; the rest are its parts."""

from etl.sources.rekap.rekap_source import SOURCE, implausible, recognise, tidy

__all__ = ["SOURCE", "implausible", "recognise", "tidy"]
