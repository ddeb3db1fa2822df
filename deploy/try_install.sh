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
unit=/etc/systemd/system/pantau.service
start=$(sed -n 's/^ExecStart=//p' $unit)
settings=$(sed -n 's/^Environment=//p' $unit)
cd "$(sed -n 's/^WorkingDirectory=//p' $unit)"
(ulimit -n "$(sed -n 's/^LimitNOFILE=//p' $unit)"; exec setpriv --reuid pantau --regid pantau --clear-groups --no-new-privs \
  --bounding-set -all env -i PATH=/usr/bin:/bin $settings $start) >/srv/layanan 2>&1 &
for _ in $(seq 100); do curl -sf http://127.0.0.1:8050/sehat >/dev/null && break; sleep 0.3; done
page() { curl -sk --resolve pantau.contoh.go.id:443:127.0.0.1 "https://pantau.contoh.go.id$1" "${@:2}"; }
page / -o /dev/null -w '✓ halaman di balik TLS: %{http_code}, HTTP/%{http_version}\n' | tee /srv/halaman
page / -D - -o /dev/null | grep -i strict-transport
page / | grep '<link rel="canonical" href="https://pantau.contoh.go.id/' >/dev/null && echo "✓ alamat situs benar"
pantau backup
pantau restore "$(ls /var/backups/pantau/cadangan-*.zip | tail -1)" --timpa
page /peringkat -o /dev/null -w '✓ sesudah pemulihan: %{http_code}\n'
grep -q '"page": "/peringkat"' /srv/layanan && echo "✓ catatan akses"
kill %1; wait %1 || true

former=$(readlink /usr/local/lib/pantau/kini)
kept=$(ls /var/backups/pantau/cadangan-*.zip | wc -l)
cd /srv/paket/pantau-*
rm SHA256SUMS && sed -i 's/^version = .*/version = "99.0.0"/' pyproject.toml
bash deploy/install.sh >/srv/ketiga
[ "$(pantau --version)" = "Pantau Jamsostek 99.0.0" ] && [ "$(ls /var/backups/pantau/cadangan-*.zip | wc -l)" -gt "$kept" ]
echo "✓ diperbarui, sesudah dicadangkan"
ln -sfn "$former" /usr/local/lib/pantau/kini
pantau restore "$(ls /var/backups/pantau/cadangan-*.zip | tail -1)" --timpa >/dev/null
pantau --version && pantau status >/dev/null && echo "✓ kembali ke $former dengan datanya"
STEPS
unshare --net --mount --pid --fork bash -c "ip link set lo up; mount -t proc proc '$root/proc'; exec chroot '$root' bash /srv/langkah.sh"
