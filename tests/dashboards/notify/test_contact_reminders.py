"""Reminders to contacts without an account; agreements that stand before any official figure."""

import re
from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data.database.accounts import tables
from data.database.accounts.contact_mail import contact_mailing, contact_told
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts, contacts
from data.repository.load_writer import add_load
from data.repository.mail import contact_reminders
from data.repository.mail.subscriptions import choose
from data.repository.store import Store
from data.settings import Settings
from tests.support.accounts import confirm_mail
from tests.support.clock import Clock
from tests.support.dashboards.notices import BASE, DEMAK, FRIDAY, KUDUS, agreed, paid, run
from tests.support.mail import Mailbox
from tests.support.world import ACTIVE, Fact, fact_frame, new_load

ANY_DATABASE = True


def _asked_contact(known: AccountDatabase, address: str = "bu@kudus.example") -> int:
    editor = accounts.find(known, "sunting")
    assert editor is not None
    number = contacts.add(known, editor, KUDUS, person="Bu Siti", office="Disnaker", mail=address)
    contact_reminders.ask(known, editor, number)
    return number


def test_a_contact_without_an_account_chooses_by_its_own_address_and_stops(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    clock(FRIDAY - timedelta(days=3))
    number = _asked_contact(account_database)
    for days in (-3, -2):  # asked once, told nothing
        run(store, account_database, settings, clock, FRIDAY + timedelta(days=days))
    mine = [one for one in box.messages if str(one["To"]) == "bu@kudus.example"]
    assert [str(one["Subject"]) for one in mine] == ["Pantau Jamsostek: apakah Anda mau menerima pengingat?"]
    assert "kontak resmi Kab. Kudus" in " ".join(mine[0].get_content().split())
    found = re.search(rf"{BASE}/surel/kontak/(\S+)", mine[0].get_content())
    assert found is not None
    assert contact_reminders.choose(account_database, found[1][:-1], ["cover"]) is None
    chosen = contact_reminders.choose(account_database, found[1], ["agreements", "reports", "audit"])
    assert chosen is not None
    assert chosen.kinds == {"agreements", "reports"}
    for hours in (0, 3):
        run(store, account_database, settings, clock, FRIDAY + timedelta(hours=hours))
    assert box.texts()["bu@kudus.example"] == (
        "Yth. Bu Siti,\n\n"
        "KESEPAKATAN JATUH TEMPO (1)\n"
        "- Kab. Kudus: Menyurati perusahaan (tenggat 14 Desember 2026; penanggung jawab Bappeda)\n"
        f"  {BASE}/kesepakatan?wilayah=33.19\n\n"
        "BELUM MELAPOR NOVEMBER 2026 (1)\n"
        "Kab. Kudus\n"
        f"  {BASE}/mutu-data\n\n"
        f"--\nPilih apa yang dikabarkan, atau berhenti: {BASE}/surel/kontak/{found[1]}\n"
    )
    assert sum(str(one["To"]) == "bu@kudus.example" for one in box.messages) == 2
    stopped = contact_reminders.choose(account_database, found[1], ())
    assert stopped is not None
    assert stopped.state == "stopped"
    run(store, account_database, settings, clock, FRIDAY + timedelta(days=2))  # one more is due
    assert sum(str(one["To"]) == "bu@kudus.example" for one in box.messages) == 2
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    contacts.remove(account_database, editor, number)
    with account_database.engine.connect() as connection:
        left = [connection.execute(select(table)).all() for table in (contact_mailing, contact_told)]
        assert connection.execute(select(tables.message.c.contact_id).distinct()).scalars().all() == [None]
    assert left == [[], []]
    with pytest.raises(contacts.ContactError, match="stopped"):  # though it is written down anew
        _asked_contact(account_database, "Bu@Kudus.example")


def test_a_contact_that_does_not_answer_within_a_week_is_told_nothing(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    clock(FRIDAY - timedelta(days=8))
    _asked_contact(account_database)
    (one,) = contact_reminders.reminders(account_database)
    known = contact_reminders.token(account_database, one)
    run(store, account_database, settings, clock, FRIDAY)
    assert "bu@kudus.example" not in box.texts()
    assert contact_reminders.opened(account_database, known) is None
    assert contact_reminders.choose(account_database, known, ["cover"]) is None


def test_agreements_stand_at_once_also_where_only_simulated_figures_are_published(
    areas_engine: Engine, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    clock(datetime(2026, 12, 1, 1))
    shown = {
        "observation": fact_frame([Fact(DEMAK, date(2026, 11, 30), "BPU", ACTIVE, 500, row=2)]),
        "agreement": pd.DataFrame([agreed(KUDUS, "Rekaan belaka", date(2026, 12, 12))]),
        "funding": pd.DataFrame([paid(KUDUS, 1200, date(2026, 7, 1), 6)]),
    }
    add_load(areas_engine, new_load(digest="1" * 64, collection="simulasi"), shown)
    official = accounts.find(account_database, "kudus")
    assert official is not None
    choose(account_database, official, "kudus@contoh.go.id", ("agreements", "cover"))
    confirm_mail(account_database, "kudus")
    only = Store(areas_engine)
    run(only, account_database, settings, clock, FRIDAY - timedelta(days=1))
    assert "Rekaan belaka" in box.texts()["kudus@contoh.go.id"]
    assert str(box.messages[-1]["Subject"]).startswith("[SIMULASI] ")
    new = pd.DataFrame([agreed(KUDUS, "Membentuk tim", date(2027, 2, 1))])
    add_load(areas_engine, new_load(digest="2" * 64), {"agreement": new})
    second = pd.DataFrame([paid(KUDUS, 70, date(2026, 8, 1), 5)])
    second["group_name"] = "Kader"
    add_load(areas_engine, new_load(digest="3" * 64, collection="simulasi"), {"funding": second})
    run(Store(areas_engine), account_database, settings, clock, FRIDAY)
    told = box.texts()["kudus@contoh.go.id"]
    assert f"  {BASE}/kesepakatan?edisi=resmi-terkini&wilayah=33.19\n" in told
    assert "KESEPAKATAN BARU (1)\n- Kab. Kudus: Membentuk tim" in told
    assert "SIMULASI: IURAN YANG AKAN BERAKHIR (1)\n- Kab. Kudus: iuran APBD bagi 70 orang" in told
    assert "Yang berjudul SIMULASI memakai angka rekaan; yang lain nyata.\n" in told
    assert not str(box.messages[-1]["Subject"]).startswith("[")
