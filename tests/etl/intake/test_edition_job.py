"""An edition that two people agreed on, made by a process of its own; a crash after making makes it once."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import find
from data.repository.drafts import edition_proposals
from data.repository.load_writer import add_load
from data.repository.loads import editions, loads_mark
from etl.intake import serve
from tests.support.world import Fact, fact_frame, month, new_load

ANY_DATABASE = True


@pytest.mark.slow
def test_a_crash_after_making_makes_once(
    account_database: AccountDatabase, areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = areas_engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("PANTAU_DATABASE_URL", url)
    fact = Fact("33.19", month("2026-10"), "BPU", "active_participants", 50_000)
    add_load(areas_engine, new_load(digest="1" * 64), {"observation": fact_frame([fact])})
    one, other = find(account_database, "sunting"), find(account_database, "terbit")
    assert one is not None
    assert other is not None
    until, mark = now() + timedelta(days=3), loads_mark(areas_engine)
    edition_proposals.propose(
        account_database, one, "create", slug="monev", title="Monev", collection="resmi", until=until
    )
    edition_proposals.approve(account_database, other, 1, 1, shown=mark, figures=mark)

    def killed(job: dict[str, Any], office: str) -> dict[str, Any]:
        serve.run_limited(job, office)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        serve.work_once(account_database, str(tmp_path), run=killed)
    assert not serve.work_once(account_database, str(tmp_path))  # it is taken
    edition_proposals.release_all(account_database)
    assert serve.work_once(account_database, str(tmp_path))
    (deed,) = edition_proposals.edition_deeds(account_database)
    assert (deed.state, deed.decided_by) == ("done", "terbit")
    made = editions(areas_engine).set_index("slug")["embargo_until"].to_dict()
    assert made["monev"] == until
