"""Signed addresses of one area and one draft, for who has no account: they expire and can be revoked.

The token is made of the row and the key outside the database: who reads the database has no address.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import signed_token
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record
from data.repository.drafts.rounds import WAITS, DraftError

PURPOSE = "draft-link"
MOST_ACTIVE = 5  # links of one area and round


@dataclass(frozen=True)
class Link:
    """An address that was given out; moments are UTC. `until`: the end of its round, which may come early.

    `waits`: whether the draft is still one; a file that was returned or withdrawn is none.
    """

    id: int
    round_id: int
    area: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    until: datetime
    waits: bool

    @property
    def is_active(self) -> bool:
        """Whether it opens now."""
        return self.waits and self.revoked_at is None and min(self.expires_at, self.until) > now()


def issue(database: AccountDatabase, who: Account, number: int, area: str) -> int:
    """Give out an address for an area of a round, good until the round ends. Raises DraftError."""
    if not who.may("see_all"):
        raise DraftError("role")
    asked, shown, link, moment = tables.draft_round.c, tables.draft_area.c, tables.draft_link, now()
    query = (
        select(asked.until)
        .join(tables.draft_area, shown.round_id == asked.id)
        .where(asked.id == number, shown.area_code == area, asked.closed_at.is_(None), asked.until > moment)
    )
    with database.writing() as connection:
        until = connection.execute(query).scalar()
        if until is None:
            raise DraftError("over")
        active = select(link.c.id).where(
            link.c.round_id == number, link.c.area_code == area, link.c.revoked_at.is_(None)
        )
        if len(connection.execute(active).all()) >= MOST_ACTIVE:
            raise DraftError("many")
        made = connection.execute(
            insert(link).values(
                round_id=number, area_code=area, issued_by=who.id, issued_at=moment, expires_at=until
            )
        )
        assert made.inserted_primary_key is not None
        made_id = int(made.inserted_primary_key[0])
        record(database, connection, "draft.link", str(number), actor=who.name, daerah=area, tautan=made_id)
        return made_id


def revoke(database: AccountDatabase, who: Account, number: int, link_id: int) -> None:
    """Let an address of a round lead nowhere, from now on. Raises DraftError."""
    if not who.may("see_all"):
        raise DraftError("role")
    link = tables.draft_link
    with database.writing() as connection:
        done = connection.execute(
            update(link)
            .where(link.c.id == link_id, link.c.round_id == number, link.c.revoked_at.is_(None))
            .values(revoked_at=now())
        )
        if done.rowcount != 1:
            raise DraftError("over")
        record(database, connection, "draft.link_revoke", str(number), actor=who.name, tautan=link_id)


def links(database: AccountDatabase, number: int) -> list[Link]:
    """Every address that was given out for a round, in order."""
    link = tables.draft_link
    with database.engine.connect() as connection:
        rows = connection.execute(_query().where(link.c.round_id == number).order_by(link.c.id))
        return [_link(row._mapping) for row in rows]


def token(database: AccountDatabase, link: Link) -> str:
    """What its address ends in; the same each time."""
    return signed_token.sign(database, PURPOSE, _signed(link))


def opened(database: AccountDatabase, text: str) -> Link | None:
    """The link of a token that stands: signed by us, not expired, not revoked."""
    known = signed_token.read(database, PURPOSE, text)
    if known is None:
        return None
    number, signed = known
    with database.engine.connect() as connection:
        row = connection.execute(_query().where(tables.draft_link.c.id == number)).first()
    found = None if row is None else _link(row._mapping)
    return found if found is not None and found.is_active and _signed(found) == signed else None


def is_valid_link(connection: Connection, link: Link) -> bool:
    """Whether it still opens, in the transaction of the deed."""
    row = connection.execute(_query().where(tables.draft_link.c.id == link.id)).first()
    return row is not None and _link(row._mapping).is_active


def _query() -> Select[Any]:
    link, asked = tables.draft_link, tables.draft_round
    joined = link.join(asked, asked.c.id == link.c.round_id)
    joined = joined.outerjoin(tables.upload, tables.upload.c.id == asked.c.upload_id)
    return select(link, asked.c.until, tables.upload.c.state).select_from(joined)


def _signed(link: Link) -> list[str | int]:
    return [link.id, link.round_id, link.area, signed_token.seconds(link.expires_at)]


def _link(row: RowMapping) -> Link:
    names = ("id", "round_id", "issued_at", "expires_at", "revoked_at", "until")
    waits = row["state"] is None or row["state"] in WAITS
    return Link(area=row["area_code"], waits=waits, **{name: row[name] for name in names})
