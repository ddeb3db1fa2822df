#!/usr/bin/env bash
# ensure_plotly.sh STAMP: try once per lock to fetch the scripts that come from npm: the small plotly bundle, and
# what /periksa-daftar reads lists with. Without the first the dashboards work with the large bundle of the Python
# package, without the others that page names the command instead; so nothing here ever fails.
set -euo pipefail
stamp=$1
if [ -e "$stamp" ]; then exit 0; fi
if ! command -v npm >/dev/null; then
  echo "Catatan: npm tidak ada; dasbor memakai paket plotly yang besar (tampilan sama, muat pertama lebih lambat),"
  echo "dan /periksa-daftar tidak dapat membaca berkas; perintahnya: python -m etl check-list."
  exit 0
fi
mkdir -p "$(dirname "$stamp")"
.venv/bin/python scripts/fetch_plotly.py "$(dirname "$stamp")" || true
.venv/bin/python scripts/fetch_libraries.py "$(dirname "$stamp")" || true
rm -f "$(dirname "$stamp")"/.asked-*
touch "$stamp"
