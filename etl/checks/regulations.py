"""Regulations of an area that cannot issue them: a Perbup of a kota, a Perwal of a kabupaten."""

from collections.abc import Iterator

import pandas as pd

from data.facts.regulations import ISSUERS, KINDS
from etl.model import Issue
from etl.parsing.areas import Resolver
from etl.parsing.cells_to_facts import at

INSTEAD = {"kabupaten": "perbup", "kota": "perwal", "provinsi": "pergub"}


def misplaced(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """An error for every row whose kind its area does not issue. `frame` has its areas resolved."""
    kinds = {row["code"]: str(row["kind"]) for row in resolver.areas}
    for row in frame.to_dict("records"):
        kind, own = row["regulation_kind"], kinds.get(str(row["area_code"]), "")
        issuers = ISSUERS.get(str(kind))
        if not own or issuers is None or own in issuers:
            continue
        name = resolver.names[str(row["area_code"])]
        use = f"; yang dimaksud mungkin {INSTEAD[own]}" if own in INSTEAD else ""
        message = f"{name} tidak menetapkan {KINDS[str(kind)]}{use}: betulkan jenis atau daerahnya"
        yield at({**row, "source_column": "jenis"}, "peraturan_keliru", "error", message)
