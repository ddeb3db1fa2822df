"""What people are told by mail, sent to a real server on loopback, on days that are known."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from dashboards.notify import digest
from dashboards.notify.events import Event
from dashboards.notify.run import Done
from dashboards.rendering.language import Language
from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts, contacts
from data.repository.audit.heads import BrokenHeadsError
from data.repository.mail import outbox
from data.repository.mail.subscriptions import KINDS, asked, choose, confirm, subscription, token
from data.repository.store import Store
from data.repository.uploads import upload_actions, uploads
from data.settings import Settings
from tests.support.clock import Clock
from tests.support.dashboards.notices import BASE, DEMAK, FRIDAY, KUDUS, run
from tests.support.mail import Mailbox

ANY_DATABASE = True


def test_an_area_is_told_its_own_news(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    done = run(store, account_database, settings, clock, FRIDAY)
    assert done == Done(made=4, sent=4, waiting=0, failed=0)
    told = box.texts()
    assert told["kudus@contoh.go.id"] == (
        "Yth. Kudus,\n\n"
        "KESEPAKATAN JATUH TEMPO (1)\n"
        "- Kab. Kudus: Menyurati perusahaan (tenggat 14 Desember 2026; penanggung jawab Bappeda)\n"
        f"  {BASE}/kesepakatan?wilayah=33.19\n\n"
        "KESEPAKATAN BARU (1)\n"
        "- Kab. Kudus: Membentuk tim (tenggat 1 Februari 2027; penanggung jawab Bappeda)\n"
        f"  {BASE}/kesepakatan?wilayah=33.19\n\n"
        "IURAN YANG AKAN BERAKHIR (1)\n"
        "- Kab. Kudus: iuran APBD bagi 1.200 orang (RT/RW) terbayar sampai 31 Desember 2026\n"
        f"  {BASE}/daerah/33.19\n\n"
        "BELUM MELAPOR NOVEMBER 2026 (1)\n"
        "Kab. Kudus\n"
        f"  {BASE}/mutu-data\n\n"
        f"--\nPilih apa yang dikabarkan, atau berhenti: {BASE}/akun\n"
    )
    editor = told["sunting@contoh.go.id"]
    assert (
        "KESEPAKATAN LEWAT TENGGAT (1)\n- Kab. Demak: Menganggarkan iuran (tenggat 20 November 2026;"
        in editor
    )
    assert "BELUM MELAPOR NOVEMBER 2026 (34)\n" in editor
    assert "Kab. Demak" not in editor.partition("BELUM MELAPOR")[2]
    assert "Mendata nelayan" not in editor  # due in four days
    assert "kepala rantainya" in editor
    first = box.messages[0]
    assert (str(first["From"]), first["Auto-Submitted"]) == (
        "Pantau Jamsostek <pantau@contoh.go.id>",
        "auto-generated",
    )
    assert {str(one["Subject"]) for one in box.messages if "kudus" in str(one["To"])} == {
        "Pantau Jamsostek: 4 kabar, 11 Desember 2026"
    }


def test_a_second_run_sends_nothing_and_the_next_day_only_what_is_new(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    early = FRIDAY - timedelta(hours=2)  # 05.05 WIB: nobody is told anything
    assert run(store, account_database, settings, clock, early).made == 0
    run(store, account_database, settings, clock, FRIDAY)
    assert run(store, account_database, settings, clock, FRIDAY).made == 0
    assert run(store, account_database, settings, clock, FRIDAY + timedelta(hours=3)).made == 0
    count = len(box.messages)
    done = run(store, account_database, settings, clock, FRIDAY + timedelta(days=1))
    assert done.made == 3  # Mendata nelayan is due in three days; the administrator has no news
    assert len(box.messages) == count + 3
    assert box.texts()["kudus@contoh.go.id"].count("\n- ") == 1
    with account_database.engine.connect() as connection:
        texts = connection.execute(select(tables.message.c.body)).scalars().all()
    assert set(texts) == {""}  # what was sent is not kept


def test_a_file_that_waits_is_told_at_once_to_who_may_decide(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    run(store, account_database, settings, clock, FRIDAY)
    box.messages.clear()
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    number, _ = uploads.add(
        account_database, editor, digest="d" * 64, file_name="rekap.xlsx", stored="s", size=1, period="",
        collection="resmi",
    )  # fmt: skip
    with account_database.writing() as connection:
        connection.execute(text("UPDATE upload SET state = 'read'"))
    upload_actions.submit(account_database, editor, number, 1)
    run(store, account_database, settings, clock, FRIDAY + timedelta(hours=1))
    told = box.texts()
    assert set(told) == {"terbit@contoh.go.id"}
    assert "- rekap.xlsx, diajukan sunting 11 Desember 2026 07.05 WIB\n" in told["terbit@contoh.go.id"]
    run(store, account_database, settings, clock, FRIDAY + timedelta(hours=2))
    assert len(box.messages) == 1


def test_what_cannot_be_sent_waits_and_is_tried_again(
    store: Store,
    account_database: AccountDatabase,
    settings: Settings,
    box: Mailbox,
    clock: Clock,
) -> None:
    box.refusals = {"kudus@contoh.go.id": "550 no such box", "sunting@contoh.go.id": "451 later"}
    done = run(store, account_database, settings, clock, FRIDAY)
    assert done == Done(made=4, sent=2, waiting=1, failed=1)
    left = {one.account: (one.state, one.attempts, one.reason) for one in outbox.unsent(account_database)}
    assert left == {"kudus": ("failed", 1, "550 no such box"), "sunting": ("waiting", 1, "451 later")}
    nowhere = settings.model_copy(update={"mail_server": "localhost:1"})
    done = run(store, account_database, nowhere, clock, FRIDAY + timedelta(minutes=61))
    assert (done.sent, done.waiting) == (0, 1)
    box.refusals.clear()
    assert run(store, account_database, settings, clock, FRIDAY + timedelta(minutes=62)).sent == 0  # not due
    again = next(one.id for one in outbox.unsent(account_database) if one.account == "kudus")
    outbox.again(account_database, again)
    done = run(store, account_database, settings, clock, FRIDAY + timedelta(minutes=200))
    assert done == Done(made=0, sent=2, waiting=0, failed=0)
    assert {str(one["To"]) for one in box.messages[-2:]} == {"kudus@contoh.go.id", "sunting@contoh.go.id"}


def test_an_address_that_is_none_stops_nobody_elses_mail(
    store: Store, account_database: AccountDatabase, settings: Settings, clock: Clock
) -> None:
    with account_database.writing() as connection:  # as an earlier version took it
        mailing = tables.mailing
        theirs = mailing.c.address == "kudus@contoh.go.id"
        connection.execute(update(mailing).where(theirs).values(address="kudus..a@contoh.go.id"))
    done = run(store, account_database, settings, clock, FRIDAY)
    assert done == Done(made=4, sent=3, waiting=0, failed=1)
    assert [one.account for one in outbox.unsent(account_database)] == ["kudus"]


def test_who_stops_or_is_disabled_gets_nothing_more(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    box.refusals = {"sunting@contoh.go.id": "451 later", "kudus@contoh.go.id": "451 later"}
    run(store, account_database, settings, clock, FRIDAY)
    box.refusals.clear()
    box.messages.clear()
    accounts.disable(account_database, "kudus", actor="kepala")
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    choose(account_database, editor, "", ())
    assert run(store, account_database, settings, clock, FRIDAY + timedelta(days=2)).waiting == 0
    assert {"sunting@contoh.go.id", "kudus@contoh.go.id"}.isdisjoint(box.texts())
    with account_database.engine.connect() as connection:
        dump = repr(connection.execute(select(tables.message)).all()) + repr(
            connection.execute(select(tables.mailing)).all()
        )
    assert "Yth." not in dump
    assert "sunting@" not in dump


def test_who_sees_all_is_told_whom_to_call(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    for area in (KUDUS, DEMAK):
        contacts.add(
            account_database, editor, area, person=f"Bu {area}", office="Disnaker", mail="bu@daerah.example"
        )
    run(store, account_database, settings, clock, FRIDAY)
    told = box.texts()["sunting@contoh.go.id"]
    assert "YANG DAPAT DIHUBUNGI" in told
    assert "Kab. Kudus, Bu 33.19, Disnaker, bu@daerah.example" in told  # did not report
    assert "Bu 33.21" in told  # its agreement is overdue
    assert "Bu 33." not in box.texts()["kudus@contoh.go.id"]


def test_a_new_address_is_asked_once_and_told_nothing_before_it_answers(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    clock(FRIDAY)
    choose(account_database, editor, "baru@contoh.go.id", KINDS)
    for hours in (0, 1, 30):
        run(store, account_database, settings, clock, FRIDAY + timedelta(hours=hours))
    mine = [one for one in box.messages if str(one["To"]) == "baru@contoh.go.id"]
    assert [str(one["Subject"]) for one in mine] == ["Pantau Jamsostek: apakah alamat ini milik Anda?"]
    found = re.search(rf"{BASE}/surel/(\S+)", mine[0].get_content())
    assert found is not None
    assert not confirm(account_database, found[1][:-1])
    assert asked(account_database, found[1]) == (editor.id, "baru@contoh.go.id")
    assert confirm(account_database, found[1])
    assert not confirm(account_database, found[1])
    run(store, account_database, settings, clock, FRIDAY + timedelta(hours=31))
    assert "Kesepakatan" in box.texts()["baru@contoh.go.id"].title()


def test_a_question_about_another_address_or_after_a_week_confirms_nothing(
    account_database: AccountDatabase, clock: Clock
) -> None:
    editor = accounts.find(account_database, "sunting")
    assert editor is not None
    clock(FRIDAY)
    choose(account_database, editor, "satu@contoh.go.id", KINDS)
    first = subscription(account_database, editor)
    choose(account_database, editor, "dua@contoh.go.id", KINDS)
    second = subscription(account_database, editor)
    assert first is not None
    assert second is not None
    assert asked(account_database, token(account_database, first)) is None
    clock(FRIDAY + timedelta(days=8))
    assert asked(account_database, token(account_database, second)) is None
    choose(account_database, editor, "dua@contoh.go.id", KINDS)  # asked again
    third = subscription(account_database, editor)
    assert third is not None
    assert confirm(account_database, token(account_database, third))


def test_the_head_of_the_audit_leaves_once_a_week(
    store: Store, account_database: AccountDatabase, settings: Settings, box: Mailbox, clock: Clock
) -> None:
    for days in range(0, 15):
        run(store, account_database, settings, clock, FRIDAY + timedelta(days=days))
    mine = [one for one in box.messages if "kepala" in str(one["To"])]
    assert len(mine) == 3  # weeks 50, 51 and 52
    noted = Path(settings.audit_heads).read_text("ascii").splitlines()
    assert len(noted) == 1  # nothing was done since
    Path(settings.audit_heads).write_text(noted[0].replace('"catatan": 13', '"catatan": 12') + "\n", "ascii")
    with pytest.raises(BrokenHeadsError):
        run(store, account_database, settings, clock, FRIDAY + timedelta(days=20))


def test_without_a_server_the_head_is_noted_all_the_same(
    store: Store, account_database: AccountDatabase, settings: Settings, clock: Clock
) -> None:
    off = settings.model_copy(update={"mail_server": ""})
    assert run(store, account_database, off, clock, FRIDAY) == Done(0, 0, 0, 0)
    assert (
        Path(settings.audit_heads)
        .read_text("ascii")
        .startswith('{"saat": "2026-12-11T00:05:00", "catatan": 13')
    )


def test_a_line_of_a_digest_stays_one_line() -> None:
    told = Event("k", "agreements", "Baru", "Kudus: satu\n\nAKUN ANDA DIKUNCI\x1b[2J", "/kesepakatan")
    text_ = digest.body(Language(), "Kudus", [told], base=BASE, simulation="", head=None)
    assert "- Kudus: satu AKUN ANDA DIKUNCI[2J\n" in text_
