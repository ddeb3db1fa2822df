"""What later loads changed: cells that stand in several loads with different values. Pure."""

import pandas as pd

KEY = ["area_code", "period", "segment", "programme", "measure", "basis"]
COLUMNS = [*KEY, "old", "old_load", "new", "new_load", "difference"]


def revisions(observations: pd.DataFrame) -> pd.DataFrame:
    """Each step from one load to the next that changed a count (COLUMNS), the newest load first and in it
    the largest difference first. `observations`: KEY, value, load_id, seq; of several figures of one load
    the last one counts as what it said."""
    if observations.empty:
        return pd.DataFrame(columns=COLUMNS)
    said = observations.sort_values(["load_id", "seq"]).drop_duplicates([*KEY, "load_id"], keep="last")
    cells = said.groupby(KEY, sort=False)
    found = said.assign(old=cells["value"].shift(), old_load=cells["load_id"].shift()).rename(
        columns={"value": "new", "load_id": "new_load"}
    )
    found = found[found["old"].notna() & (found["old"] != found["new"])]
    found = found.astype({"old": "int64", "old_load": "int64"})
    found["difference"] = found["new"] - found["old"]
    order = found.assign(size=found["difference"].abs())
    order = order.sort_values(["new_load", "size", *KEY], ascending=[False, False, *[True] * len(KEY)])
    return order[COLUMNS].reset_index(drop=True)
