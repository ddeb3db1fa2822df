#!/usr/bin/env bash
# ensure_system.sh NAME...: the programs that tests need and pip cannot bring, through apt where we may.
set -euo pipefail

is_here() {
  case $1 in
    chromium) [ -n "${PANTAU_CHROMIUM:-}" ] || command -v chromium >/dev/null ||
                command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ;;
    postgresql) command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    # Playwright brings its own node, which wants a library that small systems lack.
    playwright) .venv/lib/python3*/site-packages/playwright/driver/node --version >/dev/null 2>&1 ;;
    venv) python3 -c 'import ensurepip' 2>/dev/null ;;
    nginx) command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] ;;
    roboto) fc-list 2>/dev/null | grep -q Roboto-Regular ;;
    r) Rscript -e 'library(jsonlite)' >/dev/null 2>&1 ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

packages_of() {
  case $1 in
    # The fonts of a usual desktop: on a bare system Chromium would fall back to a typewriter's, too wide for tests.
    chromium) echo chromium fonts-dejavu-core fonts-dejavu-extra fonts-liberation ;;
    # The letters of an official's phone: what pages look like is compared with pictures.
    roboto) echo fonts-roboto-unhinted fontconfig ;;
    playwright) echo libatomic1 ;;
    venv) echo python3 python3-venv ;;
    nginx) echo nginx-light openssl curl ;;
    systemd-analyze) echo systemd ;;
    npm) echo nodejs npm ;;
    r) echo r-base-core r-cran-jsonlite ;;
    *) echo "$1" ;;
  esac
}

missing=()
packages=()
for name in "$@"; do
  if ! is_here "$name"; then
    missing+=("$name")
    read -ra more <<<"$(packages_of "$name")"
    packages+=("${more[@]}")
  fi
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  echo "Belum terpasang: ${missing[*]}. Pasang dengan pengelola paket sistem ini, lalu ulangi." >&2
  exit 1
elif [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "Belum terpasang: ${missing[*]}. Jalankan: sudo apt install ${packages[*]}, lalu ulangi." >&2
  exit 1
fi

echo "Memasang lewat apt: ${packages[*]} ..."
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
for name in "${missing[@]}"; do
  is_here "$name" || { echo "apt selesai, tetapi $name tetap tidak ditemukan." >&2; exit 1; }
done
