"""The forms that write in the browser, and which of them stand without a second person."""

from typing import Literal, get_args

Form = Literal[
    "kesepakatan", "tarik-kesepakatan", "target", "kepatuhan", "pendanaan", "sosialisasi", "peraturan"
]
"""Formats of files; and taking back an agreement that one has written oneself on the same day."""
FORMS: tuple[Form, ...] = get_args(Form)
AT_ONCE: tuple[Form, ...] = ("kesepakatan", "tarik-kesepakatan")
