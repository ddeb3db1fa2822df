"""Roles, and what each may do. Rights are checked where a deed is done, not only where a page is drawn."""

from typing import Literal, get_args

Role = Literal["area", "editor", "publisher", "administrator"]
Right = Literal["upload", "drafts", "answer", "see_all", "preview", "publish", "accounts"]
ROLES: tuple[Role, ...] = get_args(Role)

RIGHTS: dict[Role, frozenset[Right]] = {
    "area": frozenset({"upload", "drafts", "answer"}),  # files and drafts of its own areas only
    "editor": frozenset({"upload", "drafts", "see_all", "preview"}),
    "publisher": frozenset({"upload", "drafts", "see_all", "preview", "publish"}),
    "administrator": frozenset({"accounts"}),  # accounts and the audit, no figures
}
ROLE_WORDS: dict[str, str] = {
    "area": "pejabat daerah",
    "editor": "penyunting",
    "publisher": "penerbit",
    "administrator": "administrator",
}
"""Roles as they stand beside what somebody answered, in the figures' database."""
WITH_CODES: frozenset[Role] = frozenset({"publisher", "administrator"})
"""Who must sign in with a one-time code besides the password."""
