"""Settings: the environment (PANTAU_*), .env or the file of PANTAU_ENV_FILE, credentials of systemd."""

import os
import re
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent


def settings_in_force() -> "Settings":
    """The settings, read again only where the environment has changed: for what is asked for often."""
    environment = frozenset(one for one in os.environ.items() if one[0].upper().startswith("PANTAU_"))
    return _read(environment, str(Settings.model_config.get("env_file")))


@lru_cache(8)
def _read(environment: frozenset[tuple[str, str]], file: str) -> "Settings":  # noqa: ARG001
    return Settings()


class Settings(BaseSettings):
    """What differs from one installation to the next."""

    model_config = SettingsConfigDict(
        env_prefix="PANTAU_",
        env_file=os.environ.get("PANTAU_ENV_FILE", ".env"),
        secrets_dir=os.environ.get("CREDENTIALS_DIRECTORY"),
        extra="ignore",
    )

    database_url: str = f"sqlite:///{ROOT / 'db' / 'pantau.sqlite3'}"
    accounts_url: str = f"sqlite:///{ROOT / 'db' / 'akun.sqlite3'}"
    """The second database: accounts, sessions, audit, files that wait; empty, or a file that is not there:
    nobody signs in, and nothing of it is served."""

    accounts_key: str = str(ROOT / "db" / "akun.kunci")
    """The file of the key that seals the audit and makes the secrets of one-time codes; made where there is
    none, readable by its owner only. Keep it apart from copies of the database."""

    quarantine: str = str(ROOT / "db" / "karantina")
    """The folder in which uploaded files wait; nothing serves it."""

    province: str = "33"
    """The code of the province this installation is for: a folder of data/provinces. A database made for
    another one is refused."""

    language: Literal["id", "en"] = "id"
    busy_seconds: int = 120
    """How long a command waits for another that is writing."""

    read_seconds: int = 15
    """How long a page waits for one answer of the database."""

    operator: str = ""
    """Who loads files; empty takes the account's name."""

    office: str = ""
    """The office or role that pages show beside what was loaded; empty: "petugas data". The account is never
    shown there."""

    letterhead: str = ""
    """The TOML file with head, number and signature of the office's letters; empty: blanks to fill in."""

    hosts: str = ""
    """The names the dashboard answers to, parted by commas; empty: any."""

    health_key: str = ""
    """Who sends it (Authorization: Bearer ...) gets /metrics and details of /sehat; if empty: this host."""

    workers: int = Field(0, ge=0, le=64)
    """How many processes answer; 0: one a core. Where gunicorn does not run (Windows) it is one."""

    base_url: str = Field("", pattern=r"^(https?://[^/?#\s]+(/[\w./~-]*)?)?/?$")
    """What links in files begin with: https://pantau.contoh.go.id, or, where the site begins at a path,
    https://contoh.go.id/pantau; empty: what `make run` prints."""

    answers: str = str(ROOT / "db" / "jawaban")
    """The folder in which answers are kept, outside the processes; empty: none is."""

    answers_mb: int = Field(500, ge=1)
    answers_most: int = Field(20_000, ge=1)
    """How many megabytes and how many answers at most; the least used leave first."""

    warm: bool = True
    """Whether the usual answers are made before somebody asks, after a start and whenever figures change."""

    access_log: str = ""
    """Where each answer is a line of JSON, without personal data: a file, "-" for the standard output; empty:
    nowhere."""

    oidc_issuer: str = Field("", pattern=r"^(https://[^?#\s]+|http://(localhost|127\.0\.0\.1)(:\d+)?)?$")
    """The office's own sign-in service (OpenID Connect), exactly as it names itself; empty: there is none."""

    oidc_client: str = ""
    oidc_secret: str = ""
    """How the service knows this site. It must lead back to BASE_URL/masuk/kantor/kembali."""

    mail_server: str = Field("", pattern=r"^([\w.-]+(:\d{1,5})?)?$")
    """The mail server, with its port: smtp.contoh.go.id:587; empty: no mail is made."""

    mail_security: Literal["starttls", "tls", "none"] = "starttls"
    """How it is spoken to; none only where it is this machine or a network of one's own."""

    mail_user: str = ""
    mail_password: str = ""
    """What it asks for; empty: nothing."""

    mail_from: str = Field("", pattern=r"^([^\s@<>]+@[\w.-]+)?$")
    """Who the mail is from: pantau@contoh.go.id."""

    audit_heads: str = str(ROOT / "db" / "audit-kepala.jsonl")
    """The file to which each run of `notify` appends the signed head of the audit; better on another disk."""

    trusted_proxies: str = ""
    """Addresses and networks of proxies, parted by commas, whose X-Forwarded-For and -Proto say who asks and
    how; empty: nobody's is believed."""

    read_database_url: str = ""
    """Where pages read: a hot standby of the same database; empty: where everything is written."""

    backup_key: str = ""
    """Backups are encrypted for this key (AGE-SECRET-KEY-1...), and opened with it; empty: they are not."""

    backups: str = str(ROOT / "db" / "cadangan")
    """The folder of the backups, and of what was erased and must be erased again after a restore."""

    @field_validator("province")
    @classmethod
    def _known_province(cls, code: str) -> str:
        if not re.fullmatch(r"\d\d", code) or not (ROOT / "provinces" / code / "province.toml").is_file():
            raise ValueError(f"no folder {code} in data/provinces")
        return code

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, words: str) -> str:
        for word in words.split(","):
            if word.strip():
                ip_network(word.strip())
        return words

    public: bool = True
    """Whether anybody may read; otherwise every address asks for an account, but those of the health."""

    preview: bool = False
    """Show drafts and what is under embargo: for an instance that only authorised readers can reach."""


class UnsetError(Exception):
    """A setting that cannot be used: the message says which, in Indonesian."""


def settings_file() -> Path | None:
    """The file that settings are read from; None where there is none."""
    name = Settings.model_config.get("env_file")
    return Path(str(name)) if name and Path(str(name)).is_file() else None


def read_settings() -> Settings:
    """The settings. Raises UnsetError where one of them has no such value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [_wrong(str(part["loc"][0]), part["input"]) for part in error.errors()]
        words = f"Pengaturan tidak dapat dipakai: {', '.join(wrong)}. Lihat .env.example."
        raise UnsetError(words) from None


def _wrong(name: str, value: object) -> str:
    found = f"PANTAU_{name.upper()}={value}"
    if name != "province":
        return found
    known = sorted(path.parent.name for path in (ROOT / "provinces").glob("*/province.toml"))
    return f"{found} (yang ada: {', '.join(known)})"
