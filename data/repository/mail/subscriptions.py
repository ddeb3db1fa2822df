"""Who wants to be told, where, and of what; each person chooses for himself or herself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account, account_of, forget_mail
from data.repository.audit.trail import record

Kind = Literal["agreements", "cover", "reports", "drafts", "audit"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ATOM = r"[A-Za-z0-9_%+'-]+"
ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
LONGEST = 254  # characters of an address (RFC 5321)


class BadAddressError(ValueError):
    """What was typed is no address that mail can be sent to."""


@dataclass(frozen=True)
class Subscription:
    """Where an account is told what, and since when it wants to be."""

    account: Account
    address: str
    kinds: frozenset[Kind]
    since: datetime


def kinds_of(account: Account) -> tuple[Kind, ...]:
    """Of what an account can be told, by its role."""
    kinds: tuple[Kind, ...] = ("agreements", "cover", "reports") if account.may("upload") else ()
    if account.may("publish"):
        kinds += ("drafts",)
    return kinds + (("audit",) if account.may("accounts") else ())


def choose(database: AccountDatabase, account: Account, address: str, kinds: Iterable[str]) -> None:
    """Be told at an address of some kinds of things; of nothing with an empty address.

    Raises BadAddressError.
    """
    address, wanted = address.strip(), [kind for kind in kinds_of(account) if kind in set(kinds)]
    if address and (len(address) > LONGEST or not ADDRESS.fullmatch(address)):
        raise BadAddressError(address)
    mailing = tables.mailing
    with database.writing() as connection:
        former = connection.execute(select(mailing).where(mailing.c.account_id == account.id)).first()
        if not address:
            forget_mail(connection, account.id)
        elif former is None:
            values = {"address": address, "kinds": " ".join(wanted), "since": now()}
            connection.execute(insert(mailing).values(account_id=account.id, **values))
        else:
            own = mailing.c.account_id == account.id
            connection.execute(update(mailing).where(own).values(address=address, kinds=" ".join(wanted)))
        record(database, connection, "mail.choose", account.name, actor=account.name, jenis=wanted)


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
        select(account, mailing.c.address, mailing.c.kinds, mailing.c.since)
        .join(mailing, mailing.c.account_id == account.c.id)
        .where(account.c.disabled_at.is_(None))
        .order_by(account.c.name)
    )
    with database.engine.connect() as connection:
        return [_subscription(account_of(row), row) for row in connection.execute(query).mappings()]


def _subscription(account: Account, row: Any) -> Subscription:
    words = set(row["kinds"].split())
    chosen = frozenset(kind for kind in kinds_of(account) if kind in words)
    return Subscription(account, row["address"], chosen, row["since"])
