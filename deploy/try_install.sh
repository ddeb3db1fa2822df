#!/bin/bash
# try_install.sh PAKET.zip [AKAR]: coba pemasangan di akar Debian yang kosong (debootstrap, root, Linux), dari nol sampai
# halaman di balik TLS, sebagai akun layanan, dengan jaringan sendiri. AKAR yang sudah ada dipakai lagi.
set -euo pipefail
package=$(realpath "$1")
root=${2:-$(mktemp -d)/akar}
cd "$(dirname "$0")/.."
if [ ! -x "$root/usr/bin/python3" ]; then
  debootstrap --variant=minbase --include=python3,python3-venv,nginx-light,openssl,curl bookworm "$root" >/dev/null
fi
rm -rf "$root/srv/paket" && mkdir -p "$root/srv/paket"
python3 -m zipfile -e "$package" "$root/srv/paket"
cat >"$root/srv/langkah.sh" <<'STEPS'
set -euo pipefail
ok() { if [ "$?" -eq 0 ]; then echo "✓ $1"; else echo "✗ bukan: $1"; exit 1; fi; }
cd /srv/paket/pantau-*
bash deploy/install.sh --mulai | tee /srv/pertama
bash deploy/install.sh --mulai >/srv/kedua
if grep -E '^ +(dibuat|ditulis|dipasang) ' /srv/kedua; then echo "✗ pemasangan kedua mengubah sesuatu"; exit 1; fi
echo "✓ pemasangan kedua tidak mengubah apa-apa"
pantau --version
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=pantau.contoh.go.id \
  -keyout /etc/ssl/private/pantau.key -out /etc/ssl/certs/pantau.pem 2>/dev/null
echo 'PANTAU_BASE_URL=https://pantau.contoh.go.id' >>/etc/pantau/pantau.env
rm -f /etc/nginx/sites-enabled/*
ln -s ../sites-available/pantau.conf /etc/nginx/sites-enabled/pantau.conf
nginx -t 2>/dev/null && nginx
unit() { # unit NAMA: yang dijalankan unit itu, dengan akun, lingkungan, dan batasnya
  local file=/etc/systemd/system/$1.service
  of() { sed -n "s/^$1=//p" "$file"; }
  cd "$(of WorkingDirectory)"
  ulimit -n "$(of LimitNOFILE | grep . || echo 8192)"
  exec setpriv --reuid pantau --regid pantau --clear-groups --no-new-privs --bounding-set -all \
    env -i PATH=/usr/bin:/bin $(of Environment) $(of ExecStart)
}
serve() {
  (unit pantau) >>/srv/layanan 2>&1 &
  for _ in $(seq 200); do curl -sf http://127.0.0.1:8050/sehat >/dev/null && return; sleep 0.3; done
  echo "✗ layanan tidak menjawab"; tail /srv/layanan; exit 1
}
code() { page "$1" -o /dev/null -w '%{http_code}'; }
rm -f /srv/layanan
serve
page() { curl -sk --resolve pantau.contoh.go.id:443:127.0.0.1 "https://pantau.contoh.go.id$1" "${@:2}"; }
page / -o /dev/null -w '✓ halaman di balik TLS: %{http_code}, HTTP/%{http_version}\n' | tee /srv/halaman
page / -D - -o /dev/null | grep -i strict-transport
page / | grep '<link rel="canonical" href="https://pantau.contoh.go.id/' >/dev/null && true; ok "alamat situs benar"
pantau backup
pantau restore "$(ls /var/backups/pantau/cadangan-*.zip | tail -1)" --timpa
page /peringkat -o /dev/null -w '✓ sesudah pemulihan: %{http_code}\n'
grep -q '"page": "/peringkat"' /srv/layanan && true; ok "catatan akses"
page "$(page /periksa-daftar | grep -o '/periksa-daftar/[0-9a-f]*\.js' | sort -u)" >/srv/skrip
for name in Papa readXlsxFile writeXlsxFile; do grep -q "$name" /srv/skrip; done
page "$(page / | grep -o '/plotly/[0-9a-f]*\.js' | sort -u)" --compressed | grep 'basic - minified' >/dev/null
echo "✓ pustaka /periksa-daftar dan plotly disajikan dari paket, tanpa jaringan"
pantau users list 2>/dev/null | grep siti >/dev/null || pantau users add siti --admin --orang "Siti Aminah" --kantor Disnakertrans >/dev/null
(unit pantau-notify) && (unit pantau-backup) && pantau audit --catat && pantau audit
echo "✓ pantau-notify dan pantau-backup berjalan sebagai akun layanan"
kill %1; wait %1 || true
echo 'PANTAU_PUBLIC=false' >>/etc/pantau/pantau.env
serve
[ "$(code /) $(code /api/v1/areas) $(code /periksa-daftar) $(code /sehat)" = "401 401 401 200" ]
page / -H 'Accept: text/html' -D - -o /dev/null | grep -i '^location: .*/masuk' >/dev/null && true; ok "situs tertutup meminta akun"
kill %%; wait %% || true
sed -i '/^PANTAU_PUBLIC=/d' /etc/pantau/pantau.env

former=$(readlink /usr/local/lib/pantau/kini)
kept=$(ls /var/backups/pantau/cadangan-*.zip | wc -l)
cd /srv/paket/pantau-*
rm SHA256SUMS && sed -i 's/^version = .*/version = "99.0.0"/' pyproject.toml
bash deploy/install.sh >/srv/ketiga
rm -rf /usr/local/lib/pantau/99.0.0/.lengkap && cp requirements.lock /srv/kunci
echo 'bukan-pustaka==1 --hash=sha256:00' >>requirements.lock
if bash deploy/install.sh >/srv/gagal 2>&1; then echo "✗ pustaka yang tidak ada terpasang"; exit 1; fi
[ "$(pantau --version)" = "Pantau Jamsostek 99.0.0" ] && true; ok "pemasangan yang gagal mengembalikan yang lama"
cp /srv/kunci requirements.lock
rm -f /usr/local/lib/pantau/99.0.0/.lengkap
touch /usr/local/lib/pantau/99.0.0/yang-dulu
setsid bash deploy/install.sh >/srv/terputus 2>&1 &
until [ -d /usr/local/lib/pantau/99.0.0.lama ]; do sleep 0.05; done
sleep 1; kill -9 -- "-$!"; wait "$!" 2>/dev/null || true
[ ! -e /usr/local/lib/pantau/99.0.0/.lengkap ]
bash deploy/install.sh >/srv/lanjut
grep -q dikembalikan /srv/lanjut && [ "$(pantau --version)" = "Pantau Jamsostek 99.0.0" ] &&
  [ ! -e /usr/local/lib/pantau/99.0.0/yang-dulu ] && [ ! -e /usr/local/lib/pantau/99.0.0.lama ] && true; ok "pemasangan yang diputus kill -9 dipulihkan dan dilanjutkan oleh yang berikut"
again=$(ls /var/backups/pantau/cadangan-*.zip | wc -l)
rm /usr/local/lib/pantau/99.0.0/.lengkap
sleep 1 && bash deploy/install.sh >/srv/ulang
[ "$(ls /var/backups/pantau/cadangan-*.zip | wc -l)" -gt "$again" ] && true; ok "versi yang sama dari paket lain: dicadangkan dulu"
[ "$(pantau --version)" = "Pantau Jamsostek 99.0.0" ] && [ "$(ls /var/backups/pantau/cadangan-*.zip | wc -l)" -gt "$kept" ]
echo "✓ diperbarui, sesudah dicadangkan"
whole=$(ls /var/backups/pantau/cadangan-*.zip | tail -1)
rm -rf /srv/data && cp -a /var/lib/pantau /srv/data
python3 - <<'NEWER'
import sqlite3
with sqlite3.connect("/var/lib/pantau/pantau.sqlite3") as base: base.execute("UPDATE alembic_version SET version_num = '9999'")
NEWER
sed -i 's/^version = .*/version = "98.0.0"/' pyproject.toml
if bash deploy/install.sh >/srv/keliru 2>&1; then echo "✗ basis data yang lebih baru diterima"; exit 1; fi
[ "$(readlink /usr/local/lib/pantau/kini)" = 99.0.0 ] && true; ok "versi yang keliru: yang berlaku tetap 99.0.0"
rm -rf /var/lib/pantau && mv /srv/data /var/lib/pantau
ln -sfn "$former" /usr/local/lib/pantau/kini
pantau restore "$whole" --timpa >/dev/null
pantau --version && pantau status >/dev/null && true; ok "kembali ke $former dengan datanya"
STEPS
unshare --net --mount --pid --fork bash -c "ip link set lo up; mount -t proc proc '$root/proc'; exec chroot '$root' bash /srv/langkah.sh"
