"""People who want mail, facts to tell them of, and a real mail server on loopback."""

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts
from data.repository.load_writer import add_load
from data.repository.mail.subscriptions import KINDS, choose
from data.repository.store import Store
from data.settings import Settings
from tests.support.accounts import account_settings, confirm_mail
from tests.support.clock import Clock
from tests.support.dashboards.notices import DEMAK, KUDUS, agreed, paid
from tests.support.mail import Mailbox, MailServer
from tests.support.world import ACTIVE, Fact, fact_frame, new_load


@pytest.fixture
def box(mail_server: MailServer) -> Mailbox:
    return mail_server()


@pytest.fixture
def settings(tmp_path: Path, box: Mailbox) -> Settings:
    mail = {"mail_server": box.address, "mail_security": "none", "mail_from": "pantau@contoh.go.id"}
    return account_settings(tmp_path).model_copy(
        update={**mail, "audit_heads": str(tmp_path / "kepala.jsonl")}
    )


@pytest.fixture
def store(areas_engine: Engine, account_database: AccountDatabase, clock: Clock) -> Store:
    """Facts of 1 December, people who want mail since the 2nd, one agreement more of the 3rd."""
    clock(datetime(2026, 12, 1, 1))
    found = [
        agreed(DEMAK, "Menganggarkan iuran", date(2026, 11, 20)),
        agreed(KUDUS, "Menyurati perusahaan", date(2026, 12, 14)),
        agreed(KUDUS, "Mendata nelayan", date(2026, 12, 15)),
        agreed(KUDUS, "Rapat koordinasi", date(2026, 11, 30), "selesai"),
    ]
    cover = [paid(KUDUS, 1200, date(2026, 7, 1), 6), paid(DEMAK, 90, date(2026, 3, 1), 12)]
    facts = {"agreement": pd.DataFrame(found), "funding": pd.DataFrame(cover)}
    facts["observation"] = fact_frame([Fact(DEMAK, date(2026, 11, 30), "BPU", ACTIVE, 500, row=2)])
    add_load(areas_engine, new_load(digest="1" * 64), facts)
    clock(datetime(2026, 12, 2, 1))
    for name in ("kudus", "sunting", "terbit", "kepala"):
        one = accounts.find(account_database, name)
        assert one is not None
        choose(account_database, one, f"{name}@contoh.go.id", KINDS)
        confirm_mail(account_database, name)
    clock(datetime(2026, 12, 3, 1))
    new = pd.DataFrame([agreed(KUDUS, "Membentuk tim", date(2027, 2, 1))])
    add_load(areas_engine, new_load(digest="2" * 64), {"agreement": new})
    return Store(areas_engine)
