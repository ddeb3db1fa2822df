#!/usr/bin/env bash
# lock.sh UV: requirements.lock and requirements-dev.lock from pyproject.toml, for every platform, without any
# index address. Versions that still fit stay as they are; UPGRADE=1 takes the newest.
set -euo pipefail
uv=$1
if ! command -v "$uv" >/dev/null; then
  echo "make lock memerlukan uv: pipx install uv (atau make lock UV=/letak/uv)" >&2
  exit 1
fi
compile=("$uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate
  # pip wants the extras written out: else it may pick a newer version for coverage[toml], which has no hash here.
  --no-strip-extras)
if [ -n "${UPGRADE:-}" ]; then compile+=(--upgrade); fi
"${compile[@]}" --output-file requirements.lock
"${compile[@]}" --extra dev --constraint requirements.lock --output-file requirements-dev.lock
