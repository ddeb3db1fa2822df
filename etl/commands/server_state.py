"""What `status` says of the server itself: its clock, and the certificate of the site."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from data.certificate import SOON, shown
from data.dates import now
from etl.parsing.dates import moment_text

AHEAD = timedelta(minutes=1)  # what was noted later than this from now was noted by another clock


def surroundings(base_url: str, noted: Iterable[tuple[str, datetime]]) -> Iterator[str]:
    """Lines for who looks after the server; `noted`: what was stored, and when its clock said so (UTC)."""
    yield f"Jam server: {moment_text(now())}. Embargo dan kode masuk mengikutinya; cocokkan."
    ahead = max(((moment, what) for what, moment in noted if moment > now() + AHEAD), default=None)
    if ahead:
        yield (
            f"[yellow]![/] {ahead[1]} tercatat {moment_text(ahead[0])}, sesudah sekarang: jam server pernah "
            "terlalu maju, atau sekarang mundur. Lihat Bila jam server salah di docs/admin.md."
        )
    yield from _certificate(base_url)


def _certificate(base_url: str) -> Iterator[str]:
    try:
        found = shown(base_url)
    except (OSError, ValueError) as fault:
        yield f"[yellow]![/] Sertifikat situs tidak dapat diperiksa dari server ini ({fault})."
        return
    if found is None:
        return
    left = found.ends - now()
    renew = "Perbarui, lalu: nginx -t && systemctl reload nginx"
    until = f"Sertifikat {found.host} berlaku sampai {moment_text(found.ends)}"
    if left <= timedelta():
        yield (
            f"[red]✗[/] Sertifikat {found.host} sudah habis {moment_text(found.ends)}: peramban menolak "
            f"situs ini dan pembaca tidak dapat melewatinya. {renew}"
        )
    elif left < SOON:
        yield f"[yellow]![/] {until}, {left.days} hari lagi. {renew}"
    else:
        yield f"{until}, {left.days} hari lagi."
