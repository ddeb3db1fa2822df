"""Who wants mail, at which address and about what; each person chooses for himself or herself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import signed_token
from data.repository.accounts.accounts import Account, account_of, forget_mail
from data.repository.audit.trail import record

Kind = Literal["agreements", "cover", "reports", "drafts", "audit"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ATOM = r"[A-Za-z0-9_%+'-]+"
ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
COLUMNS = ("address", "kinds", "since", "asked_at", "confirmed_at")
PURPOSE = "mail-address"
ASK_AGAIN = timedelta(days=1)
CONFIRMED_WITHIN = timedelta(days=7)
LONGEST = 254  # characters of an address (RFC 5321)


class BadAddressError(ValueError):
    """What was typed is no address that mail can be sent to."""


@dataclass(frozen=True)
class Subscription:
    """The address and kinds of mail of an account, and since when it wants them."""

    account: Account
    address: str
    kinds: frozenset[Kind]
    since: datetime
    asked_at: datetime
    confirmed: bool


def kinds_of(account: Account) -> tuple[Kind, ...]:
    """About what an account can get mail, by its role."""
    kinds: tuple[Kind, ...] = ("agreements", "cover", "reports") if account.may("upload") else ()
    if account.may("publish"):
        kinds += ("drafts",)
    return kinds + (("audit",) if account.may("accounts") else ())


def choose(database: AccountDatabase, account: Account, address: str, kinds: Iterable[str]) -> None:
    """Set the address and the kinds of mail of an account; an empty address means no mail.

    A new address is asked first whether it is right; one that did not answer is asked again after a day.
    Raises BadAddressError.
    """
    address, wanted = address.strip(), [kind for kind in kinds_of(account) if kind in set(kinds)]
    if address and (len(address) > LONGEST or not ADDRESS.fullmatch(address)):
        raise BadAddressError(address)
    mailing, moment = tables.mailing, now()
    with database.writing() as connection:
        former = connection.execute(select(mailing).where(mailing.c.account_id == account.id)).first()
        if not address:
            forget_mail(connection, account.id)
        elif former is None:
            values: dict[str, Any] = {
                "address": address,
                "kinds": " ".join(wanted),
                "since": moment,
                "asked_at": moment,
            }
            connection.execute(insert(mailing).values(account_id=account.id, **values))
        else:
            own = mailing.c.account_id == account.id
            values = {"address": address, "kinds": " ".join(wanted)}
            old = former.confirmed_at is None and (former.asked_at or former.since) < moment - ASK_AGAIN
            if former.address != address or old:
                values |= {"asked_at": moment, "confirmed_at": None}
                void_questions(connection, account.id)
            connection.execute(update(mailing).where(own).values(**values))
        record(database, connection, "mail.choose", account.name, actor=account.name, jenis=wanted)


def token(database: AccountDatabase, one: Subscription) -> str:
    """What the address ends in with which an address for mail is confirmed, for seven days."""
    return signed_token.sign(database, PURPOSE, _signed(one.account.id, one.address, one.asked_at))


def asked(database: AccountDatabase, text: str) -> tuple[int, str] | None:
    """The account and the address that a token asks about, where that is still to be confirmed."""
    found = signed_token.read(database, PURPOSE, text)
    if found is None:
        return None
    number, signed = found
    mailing = tables.mailing
    with database.engine.connect() as connection:
        row = connection.execute(select(mailing).where(mailing.c.account_id == number)).first()
    if row is None or _signed(number, row.address, row.asked_at or row.since) != signed:
        return None
    over = (row.asked_at or row.since) < now() - CONFIRMED_WITHIN
    return None if over or row.confirmed_at is not None else (number, str(row.address))


def confirm(database: AccountDatabase, text: str) -> bool:
    """Whoever reads mail at the address says that it is right. False where nothing is asked any more."""
    found = asked(database, text)
    if found is None:
        return False
    mailing, account = tables.mailing.c, tables.account.c
    with database.writing() as connection:
        done = connection.execute(
            update(tables.mailing)
            .where(
                mailing.account_id == found[0], mailing.address == found[1], mailing.confirmed_at.is_(None)
            )
            .values(confirmed_at=now())
        )
        if done.rowcount == 1:
            name = connection.execute(select(account.name).where(account.id == found[0])).scalar_one()
            record(database, connection, "mail.confirm", name, actor="")
    return done.rowcount == 1


def void_questions(connection: Connection, account_id: int) -> None:
    """What asks about an address that is another by now is not sent."""
    message = tables.message
    waiting = (message.c.account_id == account_id) & message.c.confirms & (message.c.state == "waiting")
    connection.execute(update(message).where(waiting).values(state="void", subject="", body=""))


def _signed(number: int, address: str, asked_at: datetime) -> list[str | int]:
    return [number, address, signed_token.seconds(asked_at)]


def subscription(database: AccountDatabase, account: Account) -> Subscription | None:
    """What an account has chosen; None where it wants no mail."""
    mailing = tables.mailing
    query = select(mailing).where(mailing.c.account_id == account.id)
    with database.engine.connect() as connection:
        row = connection.execute(query).mappings().first()
    return None if row is None else _subscription(account, row)


def subscriptions(database: AccountDatabase) -> list[Subscription]:
    """What everybody who may sign in has chosen, by the name of the account."""
    mailing, account = tables.mailing, tables.account
    query = (
        select(account, *(mailing.c[name] for name in COLUMNS))
        .join(mailing, mailing.c.account_id == account.c.id)
        .where(account.c.disabled_at.is_(None))
        .order_by(account.c.name)
    )
    with database.engine.connect() as connection:
        return [_subscription(account_of(row), row) for row in connection.execute(query).mappings()]


def _subscription(account: Account, row: Any) -> Subscription:
    words = set(row["kinds"].split())
    chosen = frozenset(kind for kind in kinds_of(account) if kind in words)
    asked_at = row["asked_at"] or row["since"]
    return Subscription(
        account, row["address"], chosen, row["since"], asked_at, row["confirmed_at"] is not None
    )
