"""Areas are asked about a draft: who may answer for which, until when, and what silence becomes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account, find
from data.repository.audit.trail import check, records
from data.repository.drafts import area_answers, links, rounds
from data.repository.drafts.rounds import DraftError

SHOWN = {"33.19": {"lines": [19]}, "33.20": {"lines": [20]}, "33.21": {"lines": [21]}}


def who(database: AccountDatabase, name: str) -> Account:
    found = find(database, name)
    assert found is not None
    return found


def ask(database: AccountDatabase, days: int = 5, edition: str = "monev-2026-10") -> int:
    until = now() + timedelta(days=days)
    one = who(database, "sunting")
    return rounds.open_round(database, one, SHOWN, title="Monev", until=until, edition=edition)


def refused(reason: str, deed, *arguments, **named) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DraftError) as error:
        deed(*arguments, **named)
    assert error.value.reason == reason


def verdicts(database: AccountDatabase, number: int) -> dict[str, str]:
    return {
        code: one.verdict for code, one in area_answers.latest(area_answers.answers(database, number)).items()
    }


def test_an_area_answers_for_itself_and_silence_is_silence(
    account_database: AccountDatabase, later: Callable[..., None]
) -> None:
    database, number = account_database, ask(account_database)
    official = who(database, "kudus")
    answer = area_answers.answer_signed_in
    answer(database, official, number, "33.19", "wrong", " BPU 50.100, bukan 50.000 ")
    answer(database, official, number, "33.19", "right", "")
    refused("role", answer, database, official, number, "33.20", "right", "")
    refused("role", answer, database, who(database, "sunting"), number, "33.20", "right", "")
    refused("words", answer, database, official, number, "33.19", "wrong", "  ")
    refused("both", answer, database, official, number, "33.19", "right", "salah")
    refused("verdict", answer, database, official, number, "33.19", "silent", "")
    assert [one.words for one in area_answers.answers(database, number)] == ["BPU 50.100, bukan 50.000", ""]
    rounds.close_due(database)
    assert verdicts(database, number) == {"33.19": "right"}  # nobody is silent yet
    later(days=5, seconds=1)
    refused("over", answer, database, official, number, "33.19", "right", "")
    rounds.close_due(database)
    rounds.close_due(database)
    assert verdicts(database, number) == {"33.19": "right", "33.20": "silent", "33.21": "silent"}
    newest = records(database, most=1)[0]
    assert (newest["kind"], newest["detail"]) == ("draft.closed", {"diam": ["33.20", "33.21"]})
    assert len(area_answers.answers(database, number)) == 4
    assert check(database).is_intact


def test_only_editors_ask_and_once_at_a_time(account_database: AccountDatabase) -> None:
    database, soon = account_database, now() + timedelta(days=1)
    for name in ("kudus", "kepala"):
        refused(
            "role", rounds.open_round, database, who(database, name), SHOWN, title="", until=soon, edition="a"
        )
    one, number = who(database, "sunting"), ask(database)
    refused("asked", ask, database)
    ask(database, edition="lain")
    for until in (now(), now() + timedelta(days=61)):
        refused("until", rounds.open_round, database, one, SHOWN, title="", until=until, edition="b")
    refused("empty", rounds.open_round, database, one, {}, title="", until=soon, edition="b")
    rounds.close(database, one, number)
    assert set(verdicts(database, number).values()) == {"silent"}
    refused("over", rounds.close, database, one, number)
    assert ask(database) > number  # asked anew


def test_a_round_is_seen_by_whom_it_asks(account_database: AccountDatabase) -> None:
    database, number = account_database, ask(account_database)
    official = who(database, "kudus")
    asked = rounds.find(database, number, official)
    assert asked is not None
    assert rounds.own_areas(asked, official) == ("33.19",)
    assert rounds.own_areas(asked, who(database, "terbit")) == ("33.19", "33.20", "33.21")
    assert rounds.own_areas(asked, who(database, "kepala")) == ()
    with database.writing() as connection:
        connection.execute(
            update(tables.account).where(tables.account.c.name == "kudus").values(areas="33.01")
        )
    assert rounds.find(database, number, who(database, "kudus")) is None
    assert rounds.listed(database, who(database, "kudus")) == []


def test_a_link_opens_one_area_until_it_expires_or_is_revoked(
    account_database: AccountDatabase, later: Callable[..., None]
) -> None:
    database, number = account_database, ask(account_database)
    editor = who(database, "sunting")
    for code in ("33.19", "33.20"):
        links.issue(database, editor, number, code)
    refused("role", links.issue, database, who(database, "kudus"), number, "33.19")
    refused("over", links.issue, database, editor, number, "33.01")  # not in this draft
    kudus, jepara = links.links(database, number)
    first, second = (links.token(database, one) for one in (kudus, jepara))
    assert links.opened(database, first) == kudus
    assert links.opened(database, second) == jepara
    body, _, mark = first.rpartition(".")
    for forged in ("", "x", body, f"{second.rpartition('.')[0]}.{mark}", first[:-1]):
        assert links.opened(database, forged) is None
    said = {"person": "Siti", "office": "Dinas X"}
    refused("name", area_answers.answer_by_link, database, kudus, "right", "", person=" ", office="Dinas X")
    area_answers.answer_by_link(database, kudus, "right", "", **said)
    links.revoke(database, editor, number, kudus.id)
    refused("over", area_answers.answer_by_link, database, kudus, "right", "", **said)
    assert links.opened(database, first) is None
    later(days=5, seconds=1)
    assert links.opened(database, second) is None
    refused("over", area_answers.answer_by_link, database, jepara, "right", "", **said)
    (one,) = area_answers.answers(database, number)
    assert (one.area, one.person, one.office, one.by_link) == ("33.19", "Siti", "Dinas X", True)


def test_a_link_does_not_flood(account_database: AccountDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(area_answers, "MOST", 2)
    database, number = account_database, ask(account_database)
    links.issue(database, who(database, "sunting"), number, "33.19")
    (link,) = links.links(database, number)
    for _ in range(2):
        area_answers.answer_by_link(database, link, "right", "", person="a", office="b")
    refused("many", area_answers.answer_by_link, database, link, "right", "", person="a", office="b")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE draft_answer SET verdict = 'right', words = ''",
        "DELETE FROM draft_answer",
        "UPDATE draft_area SET figures = '{}'",
        "INSERT INTO draft_answer (round_id, area_code, answered_at, verdict, words, person, office) "
        "VALUES (1, '33.20', '2026-12-01', 'right', '', 'x', 'y')",  # by nobody
    ],
)
def test_answers_and_what_was_shown_cannot_be_rewritten(
    account_database: AccountDatabase, statement: str
) -> None:
    number = ask(account_database)
    area_answers.answer_signed_in(
        account_database, who(account_database, "kudus"), number, "33.19", "wrong", "bukan"
    )
    with (
        pytest.raises(DatabaseError, match=r"append-only|somebody_or_silence"),
        account_database.writing() as connection,
    ):
        connection.execute(text(statement))
    assert verdicts(account_database, number) == {"33.19": "wrong"}
