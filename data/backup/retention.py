"""Which backups stay: all of two days, then the newest of each of the last days, weeks and months."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

ALL_OF = timedelta(days=2)  # before the newest: what went wrong today must not leave only today's backups


@dataclass(frozen=True)
class Keep:
    """Of how many days, weeks and months that have a backup the newest stays."""

    days: int = 7
    weeks: int = 4
    months: int = 12


_PERIODS: tuple[tuple[str, Callable[[datetime], Hashable]], ...] = (
    ("days", lambda moment: moment.date()),
    ("weeks", lambda moment: moment.isocalendar()[:2]),
    ("months", lambda moment: (moment.year, moment.month)),
)


def superfluous(backups: Iterable[tuple[datetime, Path]], keep: Keep) -> list[Path]:
    """The files that may go; never the newest."""
    newest_first = sorted(backups, reverse=True)
    stay = {file for moment, file in newest_first if newest_first[0][0] - moment < ALL_OF}
    for name, period in _PERIODS:
        seen: dict[Hashable, Path] = {}
        for moment, file in newest_first:
            seen.setdefault(period(moment), file)
        stay |= set(list(seen.values())[: getattr(keep, name)])
    return [file for _, file in newest_first if file not in stay]
