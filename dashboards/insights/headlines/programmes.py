"""How many of a hundred wage workers have a pension and cover against losing their job, and where fewest."""

from dashboards.insights.programmes import Programmes
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.rounding import rounded_int

PENSION, JOB_LOSS = ("PU", "JP"), ("PU", "JKP")


def programmes_headline(context: Context, found: Programmes | None) -> Headline:
    """Without a status: there are no targets for programmes, so nothing is judged."""
    _, language = context.language.text, context.language
    if found is None:
        return Headline(_("**Belum ada peserta menurut program** dalam edisi ini."))
    pension, job = (found.whole[key].share if key in found.whole else None for key in (PENSION, JOB_LOSS))
    if pension is None or job is None:
        return Headline(
            _("**Peserta menurut program dilaporkan {n} daerah**.", n=language.number(len(found.reported)))
        )
    shares = {area: share for area in found.areas if (share := found.share(area, JOB_LOSS)) is not None}
    fewest = min(shares, key=lambda area: (shares[area], area))
    fields = {
        "p": rounded_int(pension),
        "j": rounded_int(job),
        "area": context.name(fewest),
        "n": rounded_int(shares[fewest]),
    }
    if len(shares) < 2:
        return Headline(
            _(
                "Dari 100 peserta PU, {p} punya jaminan pensiun dan **{j} terlindung bila kehilangan "
                "pekerjaan**.",
                **fields,
            )
        )
    return Headline(
        _(
            "Dari 100 peserta PU, {p} punya jaminan pensiun dan **{j} terlindung bila kehilangan "
            "pekerjaan**; di {area} {n}.",
            **fields,
        )
    )
