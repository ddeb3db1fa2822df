"""Settings, read from the environment (PANTAU_*) or from .env."""

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """What differs from one installation to the next."""

    model_config = SettingsConfigDict(env_prefix="PANTAU_", env_file=".env", extra="ignore")

    database_url: str = f"sqlite:///{ROOT / 'db' / 'pantau.sqlite3'}"
    language: Literal["id", "en"] = "id"
    busy_seconds: int = 120
    """How long a command waits for another that is writing."""

    operator: str = ""
    """Who loads files; empty takes the account's name."""

    office: str = ""
    """The office or role that pages show beside what was loaded; empty: "petugas data". The account is never
    shown there."""

    hosts: str = ""
    """The names the dashboard answers to, parted by commas; empty: any. Links in files begin with them."""

    preview: bool = False
    """Show drafts and what is under embargo: for an instance that only authorised readers can reach."""
