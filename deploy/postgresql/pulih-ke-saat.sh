#!/bin/bash
# pulih-ke-saat.sh DASAR ARSIP TUJUAN 'SAAT': susun kembali sebuah kluster PostgreSQL seperti pada suatu saat, di map baru,
# dari salinan dasar (pg_basebackup) dan arsip WAL. SAAT memakai zona waktu: '2026-12-01 09:59:00+07'; kosong: sampai ujung
# arsip. Kluster lama tidak disentuh. Sesudah itu hidupkan: pg_ctl -D TUJUAN start. Dijalankan sebagai akun postgres.
set -euo pipefail
base=$(realpath "$1") archive=$(realpath "$2") target=$3 moment=${4:-}
stop() { echo "✗ $1" >&2; exit 1; }
[ -f "$base/backup_label" ] || stop "$base bukan salinan dasar yang lengkap (pg_basebackup)."
[ ! -e "$target" ] || stop "$target sudah ada; sebut map baru."
[ -n "$(ls "$archive" 2>/dev/null)" ] || stop "Arsip WAL $archive kosong."
cp -a "$base" "$target"
chmod 700 "$target"
rm -f "$target/postmaster.pid" "$target/standby.signal"
{
  echo "restore_command = 'cp \"$archive/%f\" \"%p\"'"
  echo "archive_mode = off"
  echo "primary_conninfo = ''"
  echo "synchronous_standby_names = ''"
  echo "recovery_target_timeline = 'latest'"
  echo "recovery_target_action = 'promote'"
  if [ -n "$moment" ]; then echo "recovery_target_time = '$moment'"; fi
} >>"$target/postgresql.auto.conf"
touch "$target/recovery.signal"
echo "✓ $target siap dihidupkan; ia membaca arsip sampai ${moment:-ujungnya}, lalu menerima tulisan."
echo "  archive_mode dimatikan di sana; hidupkan lagi dengan map arsip yang baru sesudah diperiksa."
