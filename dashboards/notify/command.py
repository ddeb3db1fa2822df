"""main: the digests of this moment, for a timer; the other half of `python -m etl notify`."""

from rich.console import Console

from dashboards.notify.run import notify
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.audit.heads import BrokenHeadsError
from data.repository.store import Store
from data.settings import Settings

NO_ACCOUNTS = "Belum ada basis data akun. Buat dengan akun pertama: python -m etl users add NAMA --admin"
NO_SERVER = "PANTAU_MAIL_SERVER atau PANTAU_MAIL_FROM kosong: tidak ada surel; kepala audit dicatat."
BROKEN = (
    "Audit atau berkas kepalanya ({where}) tidak utuh. Periksa: python -m etl audit. Tidak ada yang dikirim."
)


def main(store: Store, accounts: AccountDatabase | None, settings: Settings, *, base: str) -> int:
    """0, or 1 where mail is left that could not be sent, with a message in Indonesian."""
    out = Console(stderr=True, highlight=False, soft_wrap=True)
    if accounts is None:
        out.print(f"[red]✗[/] {NO_ACCOUNTS}")
        return 1
    try:
        done = notify(store, accounts, settings, moment=now(), base=base)
    except BrokenHeadsError:
        out.print(f"[red]✗[/] {BROKEN.format(where=settings.audit_heads)}")
        return 1
    if not (settings.mail_server and settings.mail_from):
        out.print(f"[yellow]![/] {NO_SERVER}")
        return 0
    words = f"{done.made} surel dibuat, {done.sent} terkirim, {done.waiting} menunggu, {done.failed} ditolak."
    left = done.waiting > 0
    print(f"{'!' if left else '✓'} {words}")
    return 1 if left else 0
