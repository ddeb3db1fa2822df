"""A page without the script and style that whoever follows a link inside the site has already."""

import re

from dashboards.web.response_cache.stored_response import Answer, answer, plain

PART = "text/html;isi=halaman"  # the media type that assets/live.js asks for
INSIDE = re.compile(
    rb"(<style data-gaya>).*?(?=</style>)|(<script data-plotly[^>]*>).*?(?=</script>)", re.DOTALL
)


def part(page: Answer) -> Answer:
    """The page's answer with both of them empty: a third of its bytes; as it is where it is no page."""
    body = plain(page)
    cut = INSIDE.sub(lambda found: found[1] or found[2], body)
    return page if cut == body else answer(page.status, list(page.headers), cut)
