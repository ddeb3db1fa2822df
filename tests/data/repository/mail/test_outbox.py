"""Mail on its way: told once even by two runs at the same moment; tried less and less often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts
from data.repository.mail import outbox
from data.repository.mail.subscriptions import BadAddressError, choose, subscription
from tests.support.accounts import confirm_mail

MOMENT = datetime(2026, 12, 11, 0, 5)


def _subscribed(database: AccountDatabase) -> accounts.Account:
    found = accounts.find(database, "sunting")
    assert found is not None
    choose(database, found, " sunting@contoh.go.id ", ("cover", "drafts", "apa saja"))
    confirm_mail(database, "sunting")
    return found


def test_two_runs_at_once_make_one_message(account_database: AccountDatabase) -> None:
    who = _subscribed(account_database)

    def post(_run: int) -> bool:
        keys = ["a", "b"]
        return outbox.post(account_database, who.id, keys, subject="s", body="b", moment=MOMENT)

    with ThreadPoolExecutor(4) as runs:
        assert sorted(runs.map(post, range(4))) == [False, False, False, True]
    assert outbox.not_notified(account_database, who.id, ["a", "b", "c"]) == {"c"}
    assert len(outbox.unsent(account_database)) == 1


def test_attempts_wait_longer_and_end(account_database: AccountDatabase) -> None:
    who = _subscribed(account_database)
    outbox.post(account_database, who.id, ["a"], subject="s", body="b", moment=MOMENT)
    tried: list[int] = []

    def fail(_one: outbox.Waiting) -> None:
        tried.append(hours)
        raise outbox.UndeliveredError("451 later")

    for hours in (
        0,
        1,
        2,
        3,
        6,
        7,
        14,
        15,
        30,
        31,
        54,
        55,
        78,
        79,
        102,
        103,
        126,
        127,
        150,
        151,
        174,
        175,
        300,
    ):
        outbox.deliver(account_database, fail, moment=MOMENT + timedelta(hours=hours))
    assert tried == [0, 1, 3, 7, 15, 31, 55, 79, 103, 127, 151, 175]
    (left,) = outbox.unsent(account_database)
    assert (left.state, left.attempts, left.reason) == ("failed", 12, "451 later")


def test_a_choice_is_of_one_s_own_kinds_and_an_address(account_database: AccountDatabase) -> None:
    who = _subscribed(account_database)
    found = subscription(account_database, who)
    assert found is not None
    assert (found.address, found.kinds) == ("sunting@contoh.go.id", {"cover"})  # an editor decides nothing
    for bad in (
        "sunting",
        "a@b",
        "a b@contoh.go.id",
        "a@contoh.go.id\nBcc: x@y.z",
        "a@-x.id",
        "x" * 250 + "@a.id",
        "a..b@contoh.go.id",  # no mail can be made for these three
        ".a@contoh.go.id",
        "a.@contoh.go.id",
    ):
        with pytest.raises(BadAddressError):
            choose(account_database, who, bad, ())
    choose(account_database, who, "", ())
    assert subscription(account_database, who) is None
