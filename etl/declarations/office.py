"""Who brings files in, in the words that everybody may read."""

from data.repository.load_index import SHIPPED
from data.settings import Settings


def office_of(account: str) -> str | None:
    """The office of the settings (PANTAU_OFFICE).

    None where nothing is set, and for what ships with the product.
    """
    return None if account == SHIPPED else Settings().office.strip()[:120] or None
