"""What /tulis/kesepakatan sends: a new agreement, how far one is, and one's own of today taken back."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.intake.wording import deed_words
from dashboards.desk.writing.agreements_page import FORM, PATH, TITLE, Typed, agreements_page, known, place
from dashboards.desk.writing.writing import Writing
from data.facts.latest import wording
from data.repository.uploads.forms import Form
from data.repository.uploads.upload_actions import DeedError

COLUMNS = (
    *("tanggal_rapat", "kode_wilayah", "wilayah", "isi", "penanggung_jawab"),
    *("tenggat", "status", "bukti", "catatan"),
)
LONGEST = 300  # characters of a cell


def register(server: flask.Flask, writing: Writing) -> None:
    """The page and its three deeds."""

    def sent() -> dict[str, str]:
        found = {name: flask.request.form.get(name, "").strip() for name in COLUMNS}
        return {**found, "wilayah": writing.official(found["kode_wilayah"])}

    def too_long(row: dict[str, str]) -> dict[str, str]:
        words = writing.desk.language.text("Paling panjang {n} huruf.", n=str(LONGEST))
        return {name: words for name in COLUMNS if len(row[name]) > LONGEST}

    def refused(row: dict[str, str], wrong: dict[str, str], *, at: str = "") -> Response:
        words = wrong.get("") or writing.desk.language.text(
            "Belum dicatat: ada bagian yang perlu dibetulkan."
        )
        return agreements_page(writing, Typed(row, wrong, at, words), status=400)

    def saved(row: dict[str, str]) -> Any:
        """The row in force of the agreement that these words name."""
        own = (row["kode_wilayah"], row["tanggal_rapat"], wording(row["isi"]))
        every = known(writing).found
        return next((r for r in every if (r.area_code, r.met_on.isoformat(), wording(r.agreed)) == own), None)

    def hand_on(form: Form, row: dict[str, str], seen: str) -> Response:
        about = f"{row['wilayah']}: {row['isi']}"
        try:
            code = {row["kode_wilayah"]}
            writing.send(form, [row], title=TITLE, areas=code, about=about, seen=seen)
        except DeedError as error:
            words = deed_words(writing.desk, error.reason)
            return agreements_page(writing, Typed(row, {}, seen, words), status=403)
        return writing.desk.go(PATH, kabar="catat")

    def add() -> Response:
        _, row = writing.desk.language.text, {**sent(), "status": "belum"}
        wrong = too_long(row) or writing.wrong(FORM, row)
        if not row["wilayah"]:
            wrong.pop("wilayah", None)
            wrong["kode_wilayah"] = _("Pilih daerahnya.")
        elif not wrong and saved(row):
            wrong["isi"] = _("Kesepakatan ini sudah dicatat untuk rapat itu; ubah keadaannya di bawah.")
        return refused(row, wrong) if wrong else hand_on(FORM, row, "")

    def progress() -> Response:
        typed = sent()
        if typed["kode_wilayah"] and not typed["wilayah"]:
            flask.abort(403)
        seen, current = flask.request.form.get("dilihat", ""), saved(typed)
        if current is None:
            return stale(typed, "")
        if place(current) != seen:
            return stale(typed, place(current))
        due = current.due_on.isoformat() if current.due_on else ""
        fixed = {"isi": current.agreed, "penanggung_jawab": current.responsible, "tenggat": due}
        row = {**typed, **fixed}
        wrong = too_long(typed) or writing.wrong(FORM, row)
        return refused(typed, wrong, at=seen) if wrong else hand_on(FORM, row, seen)

    def stale(typed: dict[str, str], at: str) -> Response:
        words = writing.desk.language.text(
            "Keadaan kesepakatan ini sudah diubah, mungkin di tab lain; tidak ada yang dicatat. Lihat lagi."
        )
        return agreements_page(writing, Typed(typed, {}, at or "-", words), status=409)

    def take_back() -> Response:
        typed = sent()
        if typed["kode_wilayah"] and not typed["wilayah"]:
            flask.abort(403)
        seen, current = flask.request.form.get("dilihat", ""), saved(typed)
        if current is None or place(current) != seen or current.load_id not in writing.own_loads(FORM, TITLE):
            return stale(typed, place(current) if current else "")
        whole = {
            **typed,
            "isi": current.agreed,
            "penanggung_jawab": current.responsible,
            "status": current.status,
        }
        return hand_on("tarik-kesepakatan", whole, seen)

    def route(path: str, endpoint: str, view: Any, method: str) -> None:
        server.add_url_rule(path, endpoint, view, methods=[method])

    route(PATH, "agreements", lambda: agreements_page(writing), "GET")
    route(PATH, "add_agreement", add, "POST")
    route(f"{PATH}/keadaan", "agreement_progress", progress, "POST")
    route(f"{PATH}/tarik", "take_back_agreement", take_back, "POST")
