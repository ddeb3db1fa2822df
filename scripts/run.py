"""`make run` after the installation: `python -m etl init`, then `python app.py`, in one process, because each
of the two alone would spend most of its time on the same imports. Where people may sign in, the process that
takes their files in runs beside it, and ends with it."""

import runpy
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    sys.argv = ["etl", "init"]
    from etl.__main__ import main

    if code := main():
        sys.exit(code)
    from etl.commands.accounts.users import offer_first

    if offer_first():
        subprocess.Popen([sys.executable, "-m", "etl", "intake", "--bersama-induk"], cwd=ROOT)
    sys.argv = ["app.py"]
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
