"""The drafts that areas can be asked about: files that wait for a second person, editions not open yet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from data.changes.draft import own_figures
from data.database.accounts.opening import AccountDatabase
from data.dates import WIB
from data.definitions.registry import AREA_LEVEL
from data.repository.accounts.accounts import Account
from data.repository.editions import Edition
from data.repository.store import Store
from data.repository.uploads.uploads import listed
from data.repository.visibility import under_embargo

FILE, EDITION = "berkas", "edisi"


@dataclass(frozen=True)
class Draft:
    """A draft to choose: `key` as a form sends it."""

    key: str
    title: str
    upload_id: int | None = None
    edition: Edition | None = None


class Drafts:
    """Reads them: files from the second database, editions that are not open yet from the figures."""

    def __init__(self, database: AccountDatabase, store: Store) -> None:
        """`store`: what everybody reads."""
        self._database, self.store = database, store
        self._hidden = Store(store.engine, preview=True)

    def waiting(self, who: Account) -> list[Draft]:
        """Every draft there is, files first."""
        files = listed(self._database, who, states=("submitted",), most=None)
        found = [Draft(f"{FILE}:{one.id}", one.file_name, upload_id=one.id) for one in files]
        for one in self._hidden.editions():
            if not one.live and (one.draft or under_embargo(one.embargo_until)):
                found.append(Draft(f"{EDITION}:{one.slug}", one.title, edition=one))
        return found

    def figures(self, who: Account, draft: Draft) -> dict[str, dict[str, Any]]:
        """What each area in a draft is shown (data.changes.draft)."""
        if draft.edition is None:
            files = listed(self._database, who, states=("submitted",), most=None)
            return next((one.report.get("draf", {}) for one in files if one.id == draft.upload_id), {})
        known = self._last_time(draft.edition)
        areas = self.store.areas()
        return own_figures(
            (self._hidden, draft.edition),
            (self.store, known),
            areas.index[areas["level"] == AREA_LEVEL],
            earlier=known is None or known.live,
        )

    def _last_time(self, draft: Edition) -> Edition | None:
        """The edition before it that everybody reads; else the newest figures."""
        same = [one for one in self.store.editions() if one.collection == draft.collection]
        before = [one for one in same if one.cutoff_load is not None and one.created_at < draft.created_at]
        live = [one for one in same if one.live]
        return max(before, key=lambda one: one.created_at, default=live[0] if live else None)


def end_of_day(written: str) -> datetime | None:
    """The end of a day in WIB, as UTC; None where it is no day."""
    try:
        day = date.fromisoformat(written)
        return datetime.combine(day, time(23, 59, 59), WIB).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
