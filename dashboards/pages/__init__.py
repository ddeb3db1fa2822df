"""The pages, in the order of the navigation; each answers one question."""

from dashboards.page import Page
from dashboards.pages import (
    angka_terbit,
    bandingkan,
    daerah,
    definisi,
    inpres,
    mutu_data,
    pendanaan,
    peringkat,
    ringkasan,
    tren,
)

PAGES = (
    Page("/", lambda c: c.language.text("Ringkasan"), ringkasan.layout),
    Page("/peringkat", lambda c: c.language.text("Peringkat"), peringkat.layout),
    Page("/daerah/<kode>", lambda c: c.language.text("Daerah"), daerah.layout),
    Page("/tren", lambda c: c.language.text("Tren"), tren.layout),
    Page("/bandingkan", lambda c: c.language.text("Bandingkan"), bandingkan.layout),
    Page("/inpres", lambda c: c.language.text("Inpres"), inpres.layout),
    Page("/pendanaan", lambda c: c.language.text("Pendanaan"), pendanaan.layout),
    Page("/angka-terbit", lambda c: c.language.text("Angka terbit"), angka_terbit.layout),
    Page("/mutu-data", lambda c: c.language.text("Mutu data"), mutu_data.layout),
    Page("/definisi", lambda c: c.language.text("Definisi"), definisi.layout),
)
