#!/usr/bin/env bash
# ensure_plotly.sh STAMP: try once per lock to fetch the small plotly bundle. Without it the dashboards work
# with the large one that comes with the Python package, so nothing here ever fails.
set -euo pipefail
stamp=$1
if [ -e "$stamp" ]; then exit 0; fi
if ! command -v npm >/dev/null; then
  echo "Catatan: npm tidak ada; dasbor memakai paket plotly yang besar (tampilan sama, muat pertama lebih lambat)."
  exit 0
fi
mkdir -p "$(dirname "$stamp")"
.venv/bin/python scripts/fetch_plotly.py "$(dirname "$stamp")" || true
rm -f "$(dirname "$stamp")"/.asked-*
touch "$stamp"
