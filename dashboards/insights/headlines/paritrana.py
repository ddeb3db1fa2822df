"""The sentence that the Paritrana file opens with: how many things are missing, by aspect."""

from collections.abc import Sequence

from dashboards.insights.facts.paritrana_evidence import Aspect
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context


def unofficial(context: Context) -> str:
    """What stands on every part of the file."""
    return context.language.text("Bukan skor resmi: bobot dan rincian penilaian Paritrana tidak diterbitkan.")


def paritrana_headline(context: Context, code: str, found: Sequence[Aspect]) -> Headline:
    """Things missing in all and by aspect."""
    _ = context.language.text
    name, rest = context.full(code), unofficial(context)
    if not found:
        return Headline(
            _("Berkas Paritrana {name}: **belum ada data** dalam edisi ini.", name=name), rest=rest
        )
    count = sum(len(aspect.missing) for aspect in found)
    if not count:
        text = _("Berkas Paritrana {name}: **tidak ada yang kurang** menurut data ini.", name=name)
        return Headline(text, "tercapai", rest)
    parts = context.language.joined([f"{one.label.lower()} {len(one.missing)}" for one in found])
    text = _("Berkas Paritrana {name}: **{n} hal belum ada**: {parts}.", name=name, n=count, parts=parts)
    return Headline(text, "perlu_percepatan", rest)
