"""`make dev`: what `make run` does, started again whenever a file of the code changes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("app.py", "data", "etl", "dashboards")
KINDS = {".py", ".toml", ".html", ".css", ".js", ".po", ".typ"}
LOOK_EVERY = 0.5  # seconds


def stamps(root: Path = ROOT) -> dict[Path, int]:
    """The moment each file of the code was last written, in nanoseconds."""
    files = [file for name in WATCHED for file in [root / name, *(root / name).rglob("*")]]
    return {file: file.stat().st_mtime_ns for file in files if file.suffix in KINDS and file.is_file()}


def start(*command: str) -> subprocess.Popen[bytes]:
    """The command as a group of its own, so that its processes end with it."""
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and those it started; does nothing where it has ended."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def watch(*command: str, root: Path = ROOT, rounds: int | None = None) -> int:
    """Run the command and start it again after each change, also where it ended with an error. Gives how
    often it was started; `rounds` (None: for ever) is how many looks to take."""
    seen, process, starts = stamps(root), start(*command), 1
    try:
        while rounds is None or rounds > 0:
            rounds = None if rounds is None else rounds - 1
            time.sleep(LOOK_EVERY)
            if (now := stamps(root)) != seen:
                seen = now
                stop(process)
                process, starts = start(*command), starts + 1
    except KeyboardInterrupt:
        pass
    finally:
        stop(process)
    return starts


if __name__ == "__main__":
    watch(sys.executable, str(ROOT / "scripts" / "run.py"))
