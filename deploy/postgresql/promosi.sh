#!/bin/bash
# promosi.sh MAP_STANDBY [ALAMAT]: jadikan standby primer sesudah primernya hilang. Pastikan dulu primer lama benar-benar mati dan
# tidak hidup sendiri lagi (matikan servernya): dua primer tidak dapat digabung kembali. Dijalankan sebagai akun postgres.
set -euo pipefail
data=$1 address=${2:-postgresql:///postgres}
bin=$(pg_config --bindir 2>/dev/null || true)
ctl=$(command -v pg_ctl || ls "${bin:-/nonexistent}/pg_ctl" /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null | tail -1)
[ -f "$data/standby.signal" ] || { echo "✗ $data bukan standby." >&2; exit 1; }
"$ctl" -D "$data" promote >/dev/null
# Tanpa standby yang baru tidak ada yang ditunggu; isi lagi sesudah yang baru berjalan.
psql -qAt "$address" -c "ALTER SYSTEM SET synchronous_standby_names = ''" -c "SELECT pg_reload_conf()" >/dev/null
echo "✓ $data kini primer; yang dimuat tidak menunggu standby sampai yang baru disiapkan (docs/operations.md)."
