#!/usr/bin/env bash
# make_venv.sh FOLDER PYTHON: a virtual environment from the first Python that is new enough.
set -euo pipefail
folder=$1
for python in "$2" python3.14 python3.13 python3.12 python3.11; do
  if command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Membuat $folder dengan $("$python" --version) ..."
    if ! "$python" -m venv --clear "$folder"; then
      echo "Tidak dapat membuat $folder. Di Debian/Ubuntu: sudo apt install python3-venv" >&2
      exit 1
    fi
    exit 0
  fi
done
found=$(command -v "$2" >/dev/null && "$2" --version 2>&1 || echo "tidak ada python3")
echo "Pantau Jamsostek memerlukan Python 3.11 atau lebih baru; yang ditemukan: $found." >&2
echo "Pasang dari https://www.python.org/downloads/ atau sebutkan letaknya: make run PYTHON=/letak/python3.12" >&2
exit 1
