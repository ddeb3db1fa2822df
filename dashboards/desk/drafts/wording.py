"""The words of a draft that areas are asked about: what was answered, until when, why a deed is not done."""

from datetime import timedelta

from dashboards.desk.desk import Desk
from dashboards.rendering.headline import Headline
from data.dates import now, wib
from data.repository.drafts.area_answers import Answer
from data.repository.drafts.rounds import Round

TONES = {
    "right": "tercapai",
    "wrong": "jauh_tertinggal",
    "silent": "perlu_percepatan",
    "": "perlu_percepatan",
}
ICONS = {"right": "✓", "wrong": "▼", "silent": "…", "": "!"}


def verdict_words(desk: Desk, verdict: str) -> str:
    """What an area said, in a list; empty: it has not answered yet."""
    _ = desk.language.text
    return {
        "right": _("Benar"),
        "wrong": _("Ada yang salah"),
        "silent": _("Tidak menjawab"),
        "": _("Belum menjawab"),
    }[verdict]


def until_words(desk: Desk, asked: Round) -> str:
    """Until when an answer is taken, or why none is any more."""
    _ = desk.language.text
    if asked.decided:
        return _("Draf ini sudah diputuskan; jawaban tidak lagi diterima.")
    if not asked.is_open:
        return _("Batas waktu jawaban sudah lewat.")
    last = wib(asked.until - timedelta(minutes=1)).date()
    days = (last - wib(now()).date()).days
    day = desk.language.day(last)
    if days <= 0:
        return _("Dijawab paling lambat hari ini, {day}.", day=day)
    return _("Dijawab paling lambat {day}, {n} {n:hari|hari} lagi.", day=day, n=desk.language.number(days))


def who_words(desk: Desk, answer: Answer, *, named: bool) -> str:
    """Who answered, and when; without `named` no person is named."""
    _ = desk.language.text
    if answer.verdict == "silent":
        return desk.language.moment(answer.at)
    person = answer.person if named else ""
    parts = [person, answer.office, _("lewat tautan") if answer.by_link else ""]
    return " · ".join([*(part for part in parts if part), desk.language.moment(answer.at)])


def counts_headline(desk: Desk, asked: Round, counts: dict[str, int]) -> Headline:
    """What all areas said, worst first: counts by verdict, empty for who has not answered."""
    _, number = desk.language.text, desk.language.number
    wrong, right, quiet = counts.get("wrong", 0), counts.get("right", 0), sum(
        counts.get(key, 0) for key in ("silent", "")
    )  # fmt: skip
    silent = (
        _("{n} {n:daerah|daerah} belum menjawab", n=number(quiet))
        if asked.is_open
        else _("{n} {n:daerah|daerah} tidak menjawab", n=number(quiet))
    )
    agreed = _("{n} menyatakan benar", n=number(right))
    if wrong:
        first = _("**{n} {n:daerah|daerah} menyatakan ada yang salah**", n=number(wrong))
        return Headline(f"{first}, {silent}, {agreed}.", "jauh_tertinggal")
    if quiet:
        return Headline(f"**{silent}**, {agreed}.", "perlu_percepatan")
    return Headline(_("**Semua {n} {n:daerah|daerah} menyatakan benar**.", n=number(right)), "tercapai")


def draft_words(desk: Desk, reason: str) -> str:
    """Why it is not done, and what to do."""
    _ = desk.language.text
    return {
        "role": _("Peran akun Anda tidak mencakup halaman atau tindakan ini."),
        "over": _("Jawaban tidak lagi diterima: batas waktunya lewat, atau drafnya sudah diputuskan."),
        "until": _("Pilih tanggal batas jawaban: paling cepat hari ini, paling lama 60 hari lagi."),
        "empty": _("Draf itu tidak memuat angka satu daerah pun."),
        "asked": _("Tanggapan atas draf itu sudah diminta dan masih terbuka."),
        "draft": _("Draf itu tidak ada lagi; pilih draf lain."),
        "words": _("Tulis apa yang salah, dan angka yang menurut Anda benar."),
        "both": _(
            "Anda menulis apa yang salah. Pilih “Ada yang salah”, atau kosongkan tulisannya bila benar."
        ),
        "name": _("Tulis nama dan kantor Anda."),
        "many": _("Sudah terlalu banyak; hubungi penyunting."),
        "verdict": _("Pilih salah satu: angkanya benar, atau ada yang salah."),
    }[reason]
