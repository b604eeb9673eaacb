"""Templates to responses: what every template may use, and the headers of a page.

Everything is escaped unless a template says otherwise. Words for dates and the paths of IRIs are
`pages.wording`'s; what a page shows is its own module's affair.
"""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import HTMLResponse

from councilgraph.knowledge import DEFAULT_BASE
from councilgraph.serve.pages.wording import (
    count_words,
    date_words,
    grade_step,
    period_words,
    url_for_iri,
)
from councilgraph.serve.site import Graph

_HEADERS = {
    "Cache-Control": "no-cache",  # an answer may be kept, and is asked about before it is shown
    "Content-Language": "en-GB",
}


@cache
def environment() -> Environment:
    """Return the templates of the site, with autoescape on; an undefined name is an error.

    Filters: `date` and `page` (the path of an IRI's page); functions: `period(earliest, latest)`,
    `count(number, one, many)` and `step(rank)` of the colour scale of grades.
    """
    made = Environment(
        loader=PackageLoader("councilgraph.serve.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({"date": date_words, "page": _page})
    made.globals.update({"period": period_words, "count": count_words, "step": grade_step})
    return made


@pass_context
def _page(context: Context, iri: str) -> str:
    return url_for_iri(iri, str(context["base"]))


def render(
    request: Request,
    template: str,
    *,
    graph: Graph | None = None,
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """Return a page. `graph` is the one that the request has asked, for the foot of the page.

    Every template has `path` (of the request), `base` (what IRIs of the data begin with), and
    `manifest`, which is None where no graph was asked.
    """
    manifest = graph.version.manifest if graph else None
    text = (
        environment()
        .get_template(template)
        .render(
            {
                "path": request.url.path,
                "address": str(request.url),
                "base": manifest.base if manifest else DEFAULT_BASE,
                "manifest": manifest,
                "version": graph.version.name if graph else None,
                **values,
            }
        )
    )
    return HTMLResponse(text, status_code=status, headers=_HEADERS)
