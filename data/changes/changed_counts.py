"""Two editions cell by cell: which counts differ, which came in, which went."""

import pandas as pd

from data.repository.editions import Edition
from data.repository.store import Store

KEY = ["area_code", "period", "segment", "measure"]


def compare(store: Store, old: Edition, new: Edition) -> pd.DataFrame:
    """One row per count that is not the same in both.

    KEY, `kind` (berubah, baru, hilang), `old` and `new` (Int64, NA where there is none), `old_load` and
    `new_load`. The count of a cell is what each edition shows for it; a different basis alone is no
    difference. Raises ValueError for two collections: their figures never mix.
    """
    if old.collection != new.collection:
        raise ValueError(f"edisi {old.slug!r} dan {new.slug!r} dari koleksi yang berbeda")
    return differences(store.counts(old), store.counts(new))


def differences(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The same from two frames of counts (KEY, value, load_id)."""
    wanted = [*KEY, "value", "load_id"]
    both = old[wanted].merge(
        new[wanted], how="outer", on=KEY, suffixes=("_old", "_new"), indicator=True, validate="1:1"
    )
    kind = both["_merge"].astype(str).map({"left_only": "hilang", "right_only": "baru", "both": "berubah"})
    names = {"value_old": "old", "value_new": "new", "load_id_old": "old_load", "load_id_new": "new_load"}
    found = both.assign(kind=kind).rename(columns=names)
    changed = (found["kind"] != "berubah") | (found["old"] != found["new"])
    numbers = dict.fromkeys(names.values(), "Int64")
    return found.loc[changed, [*KEY, "kind", *numbers]].astype(numbers).reset_index(drop=True)
