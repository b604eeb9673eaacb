"""Pages for what goes wrong: a wrong address or question, a limit, a failure."""

from starlette.requests import Request
from starlette.responses import Response

from councilgraph.serve.pages.rendering import render


async def error_page(request: Request, status: int, title: str, detail: str) -> Response:
    """Return a page that says what went wrong, in the words given, and where to go from here.

    The graph is not asked, since it may be what failed.
    """
    return render(request, "error.html", status=status, code=status, title=title, detail=detail)
