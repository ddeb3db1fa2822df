#!/bin/bash
# install.sh: pasang atau perbarui Pantau Jamsostek di server Debian/Ubuntu, dari map tempat berkas ini berada. Aman
# diulang; setiap langkah menyebut apa yang dilakukan. Dijalankan sebagai root: bash deploy/install.sh [--mulai]
# PYTHON=python3.12 memilih Python; --mulai menghidupkan layanan dan cadangan berkala.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
start=${1:-}
lib=/usr/local/lib/pantau
say() { printf '  %-12s %s\n' "$1" "$2"; }
stop() { echo "✗ $1" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || stop "Jalankan sebagai root: sudo bash deploy/install.sh"
[ -z "$start" ] || [ "$start" = --mulai ] || stop "Pilihan $start tidak ada; yang ada: --mulai"
"$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  stop "Perlu Python 3.11 atau lebih baru dengan venv: apt install python3 python3-venv"
version=$("$python" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
if [ -f SHA256SUMS ]; then
  sha256sum --check --quiet SHA256SUMS || stop "Isi paket berubah di jalan; salin ulang paketnya."
  say utuh "$(wc -l <SHA256SUMS) berkas paket"
fi
tag=$("$python" -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
if [ -d wheels ] && ! ls wheels/*"-$tag-$tag-"*.whl >/dev/null 2>&1; then
  stop "Pustaka di paket ini bukan untuk $tag. Buat paketnya dengan Python yang sama seperti di server ini (make bundle)."
fi
echo "Memasang Pantau Jamsostek $version:"

folder() { # folder MODE PEMILIK LETAK
  if [ -d "$3" ]; then say "sudah ada" "$3"; else install -d -m "$1" -o "${2%:*}" -g "${2#*:}" "$3"; say dibuat "$3"; fi
}
put() { # put MODE SUMBER LETAK: diganti bila berbeda
  if [ -f "$3" ] && cmp -s "$2" "$3"; then say "sudah sama" "$3"; else install -m "$1" "$2" "$3"; say ditulis "$3"; fi
}
keep() { # keep MODE PEMILIK SUMBER LETAK: tidak pernah diganti
  if [ -e "$4" ]; then say dibiarkan "$4"; else install -m "$1" -o "${2%:*}" -g "${2#*:}" "$3" "$4"; say ditulis "$4"; fi
}

if getent passwd pantau >/dev/null; then say "sudah ada" "akun pantau"; else
  useradd --system --user-group --home-dir /var/lib/pantau --no-create-home --shell /usr/sbin/nologin pantau
  say dibuat "akun pantau"
fi
folder 755 root:root "$lib"
folder 750 root:pantau /etc/pantau
folder 700 root:root /etc/pantau/rahasia
folder 750 pantau:pantau /var/lib/pantau
folder 750 pantau:pantau /var/cache/pantau
folder 700 pantau:pantau /var/backups/pantau
keep 640 root:pantau deploy/pantau.env /etc/pantau/pantau.env

target=$lib/$version
former=$(readlink "$lib/kini" || true)
same() { # sudah terpasang lengkap, dari paket yang sama
  [ -f "$target/.lengkap" ] && cmp -s requirements.lock "$target/requirements.lock" &&
    { [ ! -f SHA256SUMS ] || cmp -s SHA256SUMS "$target/SHA256SUMS"; }
}
if [ -d "$target.lama" ] && [ ! -f "$target/.lengkap" ]; then # yang sebelumnya terputus: listrik padam, kill -9
  rm -rf "$target"
  mv "$target.lama" "$target"
  say dikembalikan "$target: pemasangan sebelumnya terputus"
fi
if [ -n "$former" ] && [ -x /usr/local/bin/pantau ] && { [ "$former" != "$version" ] || ! same; }; then
  /usr/local/bin/pantau backup
  say dicadangkan "sebelum $version dipasang di atas $former"
fi
if same; then say "sudah ada" "$target"; else
  rm -rf "$target.sementara" "$target.lama"
  mkdir -p "$target.sementara"
  tar --exclude=./.env --exclude=./.venv --exclude=./wheels --exclude=./.git --exclude=./data/db -cf - . | tar -xf - -C "$target.sementara"
  chown -R root:root "$target.sementara"
  chmod -R u=rwX,go=rX "$target.sementara"
  # Versi yang sama yang sudah ada disisihkan; pemasangan yang gagal mengembalikannya.
  if [ -d "$target" ]; then
    mv "$target" "$target.lama"
    trap 'rm -rf "$target"; mv "$target.lama" "$target"; echo "✗ Gagal; yang lama di $target dikembalikan." >&2' EXIT
  fi
  mv "$target.sementara" "$target"
  "$python" -m venv "$target/.venv"
  if [ -d wheels ]; then export PIP_NO_INDEX=1 PIP_FIND_LINKS=$PWD/wheels; fi
  "$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
  "$target/.venv/bin/python" -m compileall -q "$target/data" "$target/etl" "$target/dashboards" || true
  touch "$target/.lengkap"
  trap - EXIT
  rm -rf "$target.lama"
  say dipasang "$target"
fi

ln -sfn "$version" "$lib/kini.baru" && mv -T "$lib/kini.baru" "$lib/kini"
say berlaku "$lib/kini -> $version"
put 755 deploy/pantau /usr/local/bin/pantau
for unit in deploy/systemd/*; do put 644 "$unit" "/etc/systemd/system/$(basename "$unit")"; done
if [ -d /etc/nginx/snippets ]; then
  for part in pantau-proxy pantau-jalur; do put 644 "deploy/nginx/$part.conf" "/etc/nginx/snippets/$part.conf"; done
  keep 644 root:root deploy/nginx/pantau.conf /etc/nginx/sites-available/pantau.conf
fi
if ! /usr/local/bin/pantau init >/dev/null; then # misalnya paket yang lebih lama daripada basis datanya
  [ -z "$former" ] || [ "$former" = "$version" ] || ln -sfn "$former" "$lib/kini"
  stop "Basis data tidak dapat dipakai dengan $version (sebabnya di atas). Yang berlaku: $(readlink "$lib/kini"). Layanan tidak disentuh."
fi
say siap "basis data (pantau init)"

if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  if [ "$start" = --mulai ]; then
    systemctl enable --quiet --now pantau.service pantau-intake.service pantau-backup.timer pantau-notify.timer
    systemctl restart pantau.service pantau-intake.service
    say hidup "pantau, pantau-intake, pantau-backup.timer, pantau-notify.timer"
  fi
elif [ "$start" = --mulai ]; then
  say dilewati "systemd tidak berjalan di sini; layanan tidak dihidupkan"
fi
echo "✓ Terpasang. Berikutnya: docs/admin.md (alamat situs, sertifikat, akun pertama)."
