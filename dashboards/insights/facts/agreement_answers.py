"""Who answered what the last meeting agreed, as a page sees it."""

from dashboards.insights.facts.agreements import Agreements, agreements_now
from dashboards.request.context import Context
from data.facts.agreement_answers import Answers, answers


def answered(found: Agreements) -> Answers:
    """Of the last meeting's agreements, those answered and whose answer is missing."""
    return answers(found.of_last)


def rate_words(context: Context, answers: Answers) -> str:
    """How many of how many, and the share: 8 dari 9 kesepakatan dijawab (88,9 %)."""
    _, language = context.language.text, context.language
    return _(
        "{n} dari {m} kesepakatan dijawab ({p})",
        n=language.number(answers.answered),
        m=language.number(answers.asked),
        p=language.percent(answers.share),
    )


def answers_brief(context: Context) -> str:
    """The rate of the last meeting in a few words; empty where none agreed anything."""
    found = agreements_now(context)
    answers = answered(found)
    if found.last is None or not answers.asked:
        return ""
    day = context.language.short_day(found.last)
    return context.language.text("Rapat {day}: {rate}", day=day, rate=rate_words(context, answers))
