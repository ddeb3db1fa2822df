"""The pages, in the order of the navigation; each answers one question."""

from dashboards.pages import (
    angka_terbit,
    asal,
    bandingkan,
    cocok,
    corong,
    daerah,
    definisi,
    inpres,
    jurang,
    kesepakatan,
    manfaat,
    mutu_data,
    paritrana,
    peringkat,
    program,
    ringkasan,
    templat,
    tenggat,
    tren,
)
from dashboards.request.page import Page
from data.facts.award_weights import ASPECTS

SORTED = ("urut", "arah")
RANKED = (*SORTED, "status", "turun", "tampilan")
INPRES = ("kewajiban", "keadaan", "urut")
AGREED = ("keadaan", "wilayah")
PLAN = ("perpanjang", "siapa", "tambah", "anggaran", "semua")
BACK = ("menurut", "jeda", "wilayah", "semua")
ORIGIN = ("fakta", "kelompok", "dana", "tahun", "bulan", "jeda")
PRINTED = ("wilayah", "segmen", "indikator", "tanda")
PAGES = (
    Page("/", lambda c: c.language.text("Ringkasan"), ringkasan.layout),
    Page("/peringkat", lambda c: c.language.text("Peringkat"), peringkat.layout, RANKED),
    Page("/daerah/<kode>", lambda c: c.language.text("Daerah"), daerah.layout, ("naik", "target", "dengan")),
    Page("/tren", lambda c: c.language.text("Tren"), tren.layout, ("wilayah", *SORTED)),
    Page("/bandingkan", lambda c: c.language.text("Bandingkan"), bandingkan.layout, ("dan", "dari", "sebar")),
    Page("/inpres", lambda c: c.language.text("Inpres"), inpres.layout, INPRES),
    Page("/kesepakatan", lambda c: c.language.text("Kesepakatan"), kesepakatan.layout, AGREED, listed=False),
    Page("/paritrana", lambda c: c.language.text("Paritrana"), paritrana.choice),
    Page(
        "/paritrana/<kode>", lambda c: c.language.text("Paritrana"), paritrana.layout, ASPECTS, listed=False
    ),
    Page("/jurang", lambda c: c.language.text("Jurang"), jurang.layout, (*SORTED, *PLAN)),
    Page("/corong", lambda c: c.language.text("Corong"), corong.layout, ("menurut", "semua"), listed=False),
    Page("/manfaat", lambda c: c.language.text("Manfaat"), manfaat.layout, BACK, listed=False),
    Page("/program", lambda c: c.language.text("Program"), program.layout, ("urut", "semua")),
    Page("/tenggat", lambda c: c.language.text("Tenggat"), tenggat.layout, ("wilayah", "semua")),
    Page("/angka-terbit", lambda c: c.language.text("Angka terbit"), angka_terbit.layout, PRINTED),
    Page("/cocok/<kode>", lambda c: c.language.text("Cocok?"), cocok.layout, listed=False),
    Page("/mutu-data", lambda c: c.language.text("Mutu data"), mutu_data.layout),
    Page("/asal/<kode>", lambda c: c.language.text("Asal angka"), asal.layout, ORIGIN, listed=False),
    Page("/templat", lambda c: c.language.text("Templat"), templat.layout),
    Page("/definisi", lambda c: c.language.text("Definisi"), definisi.layout),
)
