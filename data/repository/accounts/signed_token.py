"""What an address ends in that opens something for who does not sign in: signed with a key of ours.

The key is outside the database: whoever reads that has no address. What is signed begins with the number of
a row; whether that row still says the same is for who opens it to compare.
"""

import hashlib
from datetime import UTC, datetime

from itsdangerous import BadData, URLSafeSerializer

from data.database.accounts.opening import AccountDatabase

Signed = list[str | int]


def sign(database: AccountDatabase, purpose: str, signed: Signed) -> str:
    """The token; the same each time. `purpose` makes it another one than that of other addresses."""
    made = _serializer(database, purpose).dumps(signed)
    return made if isinstance(made, str) else made.decode()


def read(database: AccountDatabase, purpose: str, text: str) -> tuple[int, Signed] | None:
    """The number of the row and all that was signed; None where it is none of ours."""
    try:
        signed = _serializer(database, purpose).loads(text)
    except BadData:
        return None
    number = signed[0] if isinstance(signed, list) and signed else None
    return (number, signed) if isinstance(number, int) else None


def seconds(moment: datetime) -> int:
    """A moment (UTC without a zone) as it is signed."""
    return int(moment.replace(tzinfo=UTC).timestamp())


def _serializer(database: AccountDatabase, purpose: str) -> URLSafeSerializer:
    key = database.keyed(purpose, "")
    return URLSafeSerializer(key, salt=purpose, signer_kwargs={"digest_method": hashlib.sha256})
