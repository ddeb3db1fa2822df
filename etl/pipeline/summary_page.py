"""The summary of a load as one HTML file that needs nothing else: to read, to send, to print."""

from datetime import datetime
from typing import Any

from jinja2 import Environment

from data.safe_text import printable
from etl.parsing.numbers import written

CELLS_SHOWN = 5_000
_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ s.berkas }}: {{ s.hasil }}</title>
<style>
 :root { --ink:#1d2733; --soft:#5a6675; --line:#d8dee6; --paper:#fff; --wash:#f3f6f9; }
 body { font:16px/1.5 system-ui,sans-serif; color:var(--ink); background:var(--wash); margin:0; }
 main { max-width:1000px; margin:0 auto; padding:24px 20px 60px; background:var(--paper); }
 h1 { font-size:1.5rem; margin:0 0 4px; overflow-wrap:anywhere; } h2 { font-size:1.15rem; margin:32px 0 8px; }
 p { margin:4px 0; } .soft { color:var(--soft); }
 .sim { background:#ffe9a8; padding:6px 12px; font-weight:700; }
 .cards { display:flex; flex-wrap:wrap; gap:12px; margin:18px 0; }
 .card { border:1px solid var(--line); border-radius:6px; padding:8px 16px; }
 .card b { display:block; font-size:1.4rem; font-variant-numeric:tabular-nums; }
 .scroll { overflow-x:auto; }
 table { border-collapse:collapse; width:100%; font-size:.92rem; }
 th,td { text-align:left; padding:5px 10px 5px 0; border-bottom:1px solid var(--line); vertical-align:top; }
 th { border-bottom:2px solid var(--ink); white-space:nowrap; }
 td.n,th.n { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; }
 .galat { color:#9b1c12; font-weight:700; } .awas { color:#7a4f00; font-weight:700; }
 @media print { body { background:none; font-size:10.5pt; } main { max-width:none; padding:0; }
  thead { display:table-header-group; } tr { break-inside:avoid; } h2 { break-after:avoid; } }
</style></head><body><main>
{% if s.simulasi %}<p class="sim">SIMULASI: bukan data sungguhan</p>{% endif %}
<h1>{{ s.berkas.split("/")[-1] }}</h1>
<p><b>{{ words }}</b></p>
<p class="soft">Koleksi {{ s.koleksi }}{% if s.sumber %} · sumber {{ s.sumber }}{% endif %}
 · {{ n(s.baris.dibaca) }} baris dibaca, {{ n(s.baris.dipakai) }} dipakai, {{ n(s.baris.ditolak) }} ditolak
 {% if s.bulan %}· {{ s.bulan | join(", ") }}{% endif %} · disusun {{ at }} WIB</p>
<div class="cards">
{% for word, count in s.temuan.jumlah.items() %}
 <div class="card"><b>{{ n(count) }}</b>{{ word }}</div>{% endfor %}
{% if p %}{% for word, count in p.jumlah.items() %}
 <div class="card"><b>{{ n(count) }}</b>angka {{ word }}</div>
{% endfor %}{% endif %}</div>
{% if p %}
<h2>Daerah yang melapor di bulan terbaru</h2>
<p>Bulan terbaru: {{ p.bulan_terbaru.lama or "belum ada" }} → {{ p.bulan_terbaru.baru or "belum ada" }}.</p>
<p>Bertambah: {{ p.daerah_bertambah | map(attribute="wilayah") | join(", ") or "tidak ada" }}.</p>
<p>Berkurang: {{ p.daerah_berkurang | map(attribute="wilayah") | join(", ") or "tidak ada" }}.</p>
<h2>Peringkat yang bergeser</h2>
{% if p.peringkat %}<div class="scroll"><table><thead><tr><th>Cakupan</th><th>Wilayah</th><th>Bulan</th>
<th class="n">Lama</th><th class="n">Baru</th><th class="n">Naik (+) atau turun (−)</th></tr></thead><tbody>
{% for r in p.peringkat %}<tr><td>{{ r.metrik }}</td><td>{{ r.kode_wilayah }} {{ r.wilayah }}</td>
<td>{{ r.bulan if r.bulan == r.bulan_lama else r.bulan_lama ~ " → " ~ r.bulan }}</td>
<td class="n">{{ n(r.lama) }}</td><td class="n">{{ n(r.baru) }}</td>
<td class="n">{{ n(r.naik) }}</td></tr>{% endfor %}
</tbody></table></div>
<p>Naik dan turun dihitung hanya di antara daerah yang berperingkat pada keduanya.</p>
{% else %}<p>Tidak ada.</p>{% endif %}
{% if p.fakta %}<h2>Target, pendanaan, kewajiban, sosialisasi, kesepakatan, sektor, manfaat: lama → baru</h2>
<div class="scroll"><table><thead><tr>
<th>Jenis</th><th>Wilayah</th><th>Rincian</th><th>Perubahan</th><th>Lama</th><th>Baru</th></tr></thead><tbody>
{% for f in p.fakta %}<tr><td>{{ f.tabel }}</td><td>{{ f.kode_wilayah }} {{ f.wilayah }}</td>
<td>{{ f.rincian }}</td><td>{{ f.perubahan }}</td>
<td>{{ f.lama or "–" }}</td><td>{{ f.baru or "–" }}</td></tr>
{% endfor %}</tbody></table></div>{% endif %}
{% if p.status %}<h2>Status terhadap target: lama → baru</h2>
<div class="scroll"><table><thead><tr><th>Cakupan</th><th>Target</th><th>Wilayah</th><th>Bulan</th>
<th>Lama</th><th>Baru</th></tr></thead><tbody>
{% for f in p.status %}<tr><td>{{ f.metrik }}</td><td>{{ f.skema }}</td>
<td>{{ f.kode_wilayah }} {{ f.wilayah }}</td>
<td>{{ f.bulan if f.bulan == f.bulan_lama else f.bulan_lama ~ " → " ~ f.bulan }}</td>
<td>{{ f.lama }}</td><td>{{ f.baru }}</td></tr>
{% endfor %}</tbody></table></div>{% endif %}
<h2>Angka: lama → baru</h2>
{% if p.sel %}<div class="scroll"><table><thead><tr>
<th>Wilayah</th><th>Bulan</th><th>Segmen</th><th>Ukuran</th>
<th>Perubahan</th><th class="n">Lama (orang)</th><th class="n">Baru (orang)</th></tr></thead><tbody>
{% for c in p.sel[:most] %}<tr><td>{{ c.kode_wilayah }} {{ c.wilayah }}</td><td>{{ c.periode }}</td>
<td>{{ c.segmen }}</td><td>{{ c.ukuran }}</td><td>{{ c.perubahan }}</td>
<td class="n">{{ n(c.lama) }}</td><td class="n">{{ n(c.baru) }}</td></tr>{% endfor %}
</tbody></table></div>
{% if changed > shown %}<p>… dan {{ n(changed - shown) }} angka lain (--json).</p>
{% endif %}{% else %}<p>Tidak ada angka yang berubah.</p>{% endif %}
{% endif %}
<h2>Temuan</h2>
{% if s.temuan.daftar %}<div class="scroll"><table><thead><tr>
<th>Tingkat</th><th>Tempat</th><th>Isi</th><th>Pesan</th>
</tr></thead><tbody>{% for f in issues %}<tr><td class="{{ f.tingkat }}">{{ f.tingkat }}</td>
<td>{{ [f.lembar, "baris " ~ f.baris if f.baris else None, f.kolom] | select | join(" · ") }}</td>
<td>{{ f.isi if f.isi is not none else "" }}</td>
<td>{{ f.pesan }} <span class="soft">{{ f.aturan }}</span></td></tr>
{% endfor %}</tbody></table></div>{% else %}<p>Tidak ada.</p>{% endif %}
</main></body></html>
"""
_WORDS = {
    "dimuat": "Dimuat sebagai muatan {muatan}.",
    "sudah ada": "Berkas yang sama sudah dimuat (muatan {muatan}); tidak ada yang berubah.",
    "ditolak": "Ditolak; tidak ada angka yang berubah.",
    "dapat dimuat": "Uji saja: berkas dapat dimuat; tidak ada yang disimpan.",
}


def page(found: dict[str, Any], *, at: datetime) -> str:
    """The HTML of a summary (etl.pipeline.summary.summary), composed at a moment."""
    order = ("galat", "awas", "info")
    template = Environment(autoescape=True, trim_blocks=True).from_string(_PAGE)
    whole = template.render(
        s=found,
        p=found["perubahan"],
        words=_WORDS[found["hasil"]].format(**found),
        issues=sorted(found["temuan"]["daftar"], key=lambda f: order.index(f["tingkat"])),
        n=lambda number: "–" if number is None else written(number),
        most=CELLS_SHOWN,
        changed=sum(found["perubahan"]["jumlah"].values()) if found["perubahan"] else 0,
        shown=min(len(found["perubahan"]["sel"]), CELLS_SHOWN) if found["perubahan"] else 0,
        at=f"{at:%Y-%m-%d %H.%M}",
    )
    return printable(whole)
