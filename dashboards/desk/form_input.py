"""What a browser sends the desk, cleaned: texts without signs no database takes, numbers of usual size."""

import re
from typing import Any

from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import IntegerConverter

from data.safe_text import printable

LARGEST = 2**31 - 1  # of a number in an address: what a column of whole numbers holds
_LINE = re.compile("\r\n?|[\x0b\x0c\x85]")  # how forms, and texts from word processors, end lines


class Number(IntegerConverter):
    """<int:...> of the desk: there is nothing behind a larger one."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """As the converter of Werkzeug, with an end."""
        super().__init__(*args, **{"max": LARGEST, **more})


def cleaned(sent: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    """Fields of a form, or of an address, as texts that can be kept and shown."""
    return ImmutableMultiDict(
        [(name, printable(_LINE.sub("\n", text))) for name, text in sent.items(multi=True)]
    )
