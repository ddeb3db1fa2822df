"""The intake process: takes one job after the other, hands each to a limited process, notes the outcome.

It is the only part of the desk with the account that writes figures.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError

from data.database.accounts.opening import AccountDatabase
from data.repository.drafts import edition_proposals
from data.repository.load_index import BY_RULE
from data.repository.uploads import evidence, original_copies, queue
from data.repository.uploads.open_questions import for_the_job
from data.repository.uploads.quarantine import erase, marked_path, path_of
from data.repository.uploads.readings import readings_for_the_job
from data.settings import ROOT

BROKEN = "Berkas ini tidak dapat dibaca sampai selesai: terlalu besar, terlalu rumit, atau rusak."
CHANGED = "Angka yang terbit berubah sejak berkas ini diperiksa. Lihat lagi perubahannya, lalu terbitkan."
UNPUBLISHED = "Penerbitan terhenti sebelum selesai; berkasnya masih ada. Periksa lagi, lalu putuskan."
EDITION_CHANGED = "Angka yang terbit berubah sejak diputuskan. Lihat lagi isinya, lalu putuskan."
EDITION_BROKEN = "Pembuatan edisi terhenti sebelum selesai. Putuskan lagi."
NOT_WITHDRAWN = "Penarikan terhenti sebelum selesai. Tarik lagi."
ORPHAN_SECONDS = 86_400
UNSTATED = "Pencatatan terhenti sebelum selesai. Tulis lagi."
STALE = (
    "Keadaan kesepakatan ini sudah diubah orang lain, atau di tab lain; tidak ada yang dicatat. Lihat lagi."
)
SAME = "Berkas yang sama sudah diajukan orang lain."
Run = Callable[[dict[str, Any], str], dict[str, Any] | None]


def work_once(database: AccountDatabase, quarantine: str, *, run: Run | None = None) -> bool:
    """Do the next job, if there is one. Whether there was."""
    row = queue.claim(database)
    if row is None:
        original_copies.write_asked(database, quarantine)
        return _edition_once(database, run or run_limited)
    row["answers"] = for_the_job(database, row["id"])
    row["readings"] = readings_for_the_job(database, row["id"])
    job = _job(row, quarantine)
    done = (run or run_limited)(job, row["office"])
    state, changes = _outcome(row, done)
    try:
        queue.finish(database, row, state, **changes)
    except IntegrityError:  # the same file waits already
        queue.finish(database, row, "failed", reason=SAME)
    sweep(database, quarantine)
    return True


def _edition_once(database: AccountDatabase, run: Run) -> bool:
    """Make, hide or open the next edition that was agreed on. Whether there was one."""
    deed = edition_proposals.claim(database)
    if deed is None or deed.decided_at is None:
        return False
    asked = {
        "kind": deed.kind,
        "slug": deed.slug,
        "title": deed.title,
        "collection": deed.collection,
        "until": deed.embargo_until.isoformat() if deed.embargo_until else "",
        "actor": ", ".join(dict.fromkeys((deed.proposed_by, deed.decided_by or "")))[:120],
        "decided_at": deed.decided_at.isoformat(),
        "figures": deed.figures,
    }
    done = run({"kind": "edition", "edition": asked}, "")
    if done is None or done["hasil"] == "changed":
        edition_proposals.finish(database, deed, "proposed", EDITION_CHANGED if done else EDITION_BROKEN)
    elif done["hasil"] == "refused":
        edition_proposals.finish(database, deed, "failed", done["sebab"])
    else:
        edition_proposals.finish(database, deed, "done")
    return True


def sweep(database: AccountDatabase, quarantine: str) -> None:
    """Keep the copies that were asked for, then erase what has been long enough in quarantine."""
    original_copies.write_asked(database, quarantine)
    for number, stored in queue.to_erase(database):
        queue.erased(database, number, partial(erase, quarantine, stored))
    _sweep_orphans(Path(quarantine), queue.stored_names(database))
    evidence.sweep(database, quarantine)
    original_copies.sweep(database, quarantine)


def _sweep_orphans(folder: Path, known: set[str]) -> None:
    """Files that nobody knows of after a day: what was arriving when a process was killed."""
    old = time.time() - ORPHAN_SECONDS
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name[0] != "." and path.name.partition(".")[0] not in known and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _job(row: dict[str, Any], quarantine: str) -> dict[str, Any]:
    kinds = {"received": "read", "publishing": "publish", "withdrawing": "withdraw", "stating": "state"}
    taken_back = row["form"] == "tarik-kesepakatan"
    job = {
        "kind": "take_back" if taken_back else kinds[row["state"]],
        "source": "" if taken_back else row["form"],
        "actor": row["withdrawer"] or row["uploader"],
        "file_name": row["file_name"],
        "collection": row["collection"],
        "period": row["period"],
        "figures": row["figures"],
        "load_id": row["load_id"] or 0,
        "reason": row["reason"],
    }
    if row["state"] == "publishing" and row["decided_by"] in (row["account_id"], row["submitted_by"]):
        job["emergency"] = BY_RULE
    if row.get("options"):
        job["options"] = json.loads(row["options"])
    for said in ("answers", "readings"):
        if row.get(said):
            job[said] = row[said]
    if row["stored"]:
        job["path"] = str(path_of(quarantine, row["stored"]))
        job["marked"] = str(marked_path(quarantine, row["stored"]))
    return job


def _outcome(row: dict[str, Any], done: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    """The next state of the upload and what changes with it; `done` None: the job broke."""
    kind = row["state"]
    if kind == "stating":
        if done is None or done["hasil"] in ("stale", "refused"):
            return "failed", {"reason": UNSTATED if done is None else done["sebab"] or STALE}
        return "stated", {"load_id": done["muatan"], "reason": ""}
    if kind == "received":
        if done is None:
            return "failed", {"reason": BROKEN}
        found = {
            "report": done["ringkasan"],
            "areas": " ".join(done["daerah"]),
            "figures": done["figures"],
            "reason": "",
        }
        if done["hasil"] != "loaded":
            return "refused", found
        return "submitted" if row["submitted_by"] else "read", found
    if kind == "withdrawing":
        if done is None:
            return "published", {"withdrawn_by": None, "reason": NOT_WITHDRAWN}
        return "withdrawn", {}
    if done is None or done["hasil"] == "changed":
        reason = CHANGED if done else UNPUBLISHED
        return "submitted", {"decided_by": None, "decided_at": None, "reason": reason}
    if done["hasil"] == "refused":
        return "failed", {"reason": done.get("sebab") or BROKEN}
    return "published", {"load_id": done["muatan"], "reason": ""}


def run_limited(job: dict[str, Any], office: str) -> dict[str, Any] | None:
    """The job in a process of its own that knows no accounts; None where it broke or took too long."""
    environment = {**os.environ, "PANTAU_ACCOUNTS_URL": ""}
    if office:
        environment["PANTAU_OFFICE"] = office
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl.intake.job", str(os.getpid())],
            cwd=ROOT.parent,
            env=environment,
            input=json.dumps(job),
            capture_output=True,
            text=True,
            timeout=queue.JOB_SECONDS,
        )
        if done.returncode != 0:
            last = done.stderr.strip().splitlines()[-1:] or [f"kode {done.returncode}"]
            print(f"pekerjaan {job['kind']} berhenti: {last[0][:200]}", file=sys.stderr, flush=True)
            return None
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return found


def only_one(quarantine: str) -> Any:
    """Hold the quarantine for this process as long as the answer is kept. Raises OSError where another does.

    On Windows nothing holds it.
    """
    folder = Path(quarantine)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = (folder / ".pemasuk").open("w")
    try:
        import fcntl
    except ImportError:
        return lock
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise
    return lock
