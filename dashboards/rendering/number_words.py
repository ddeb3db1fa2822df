"""Small numbers as words, as sentences count areas: enam kota, the six cities."""

from dashboards.rendering.language import Language


def in_words(language: Language, number: int) -> str:
    """The word of a number up to ten; the digits of a larger one."""
    _ = language.text
    words = (
        _("nol"),
        _("satu"),
        _("dua"),
        _("tiga"),
        _("empat"),
        _("lima"),
        _("enam"),
        _("tujuh"),
        _("delapan"),
        _("sembilan"),
        _("sepuluh"),
    )
    return words[number] if number < len(words) else str(number)
