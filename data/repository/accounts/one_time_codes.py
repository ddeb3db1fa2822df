"""One-time codes (TOTP, RFC 6238): six digits of an authenticator, each good once.

The secret is made of a seed in the database and the key outside it, so that a copy of the database alone
makes no codes.
"""

import base64
import secrets
from datetime import UTC
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac
from urllib.parse import quote

import pyotp
from sqlalchemy import Connection, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now

STEP_SECONDS = 30
TOLERANCE = 1  # steps a clock may be off, each way
ISSUER = "Pantau Jamsostek"


def new_seed() -> str:
    """A seed for an account that begins to use codes."""
    return secrets.token_hex(20)


def secret(database: AccountDatabase, seed: str) -> str:
    """The secret an authenticator is given, in base 32."""
    return base64.b32encode(hmac(database.key, f"code\n{seed}".encode(), sha256)[:20]).decode()


def address(database: AccountDatabase, seed: str, name: str) -> str:
    """The same as the address that authenticators read from a QR picture."""
    label = f"{quote(ISSUER)}:{quote(name)}"
    return f"otpauth://totp/{label}?secret={secret(database, seed)}&issuer={quote(ISSUER)}"


def step_of(database: AccountDatabase, seed: str, code: str) -> int | None:
    """The half minute a code belongs to, if it is one of about now."""
    digits = "".join(code.split())
    if len(digits) != 6 or not (digits.isascii() and digits.isdecimal()):
        return None
    codes = pyotp.TOTP(secret(database, seed), interval=STEP_SECONDS)
    current = int(now().replace(tzinfo=UTC).timestamp()) // STEP_SECONDS
    found = None
    for step in range(current - TOLERANCE, current + TOLERANCE + 1):
        if compare_digest(codes.generate_otp(step), digits):
            found = step
    return found


def use(database: AccountDatabase, connection: Connection, account_id: int, seed: str, code: str) -> bool:
    """Whether a code is right and newer than the last one used; it is then used up."""
    step = step_of(database, seed, code)
    if step is None:
        return False
    account = tables.account
    newer = account.c.code_step.is_(None) | (account.c.code_step < step)
    done = connection.execute(
        update(account)
        .where(account.c.id == account_id, account.c.code_seed == seed, newer)
        .values(code_step=step)
    )
    return bool(done.rowcount == 1)
