"""`make run` after the installation: `python -m etl init`, then `python app.py`, in one process, because each
of the two alone would spend most of its time on the same imports."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    sys.argv = ["etl", "init"]
    from etl.__main__ import main

    if code := main():
        sys.exit(code)
    from etl.commands.first_administrator import offer

    offer()
    sys.argv = ["app.py"]
    runpy.run_path(str(ROOT / "app.py"), run_name="__main__")
