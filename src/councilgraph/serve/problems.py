"""What went wrong with a request, told as RFC 9457 has it.

Which limits there are is `settings`'s affair; how a page tells it, `pages`'s.
"""

import json
from http import HTTPStatus

from councilgraph.model.errors import CouncilGraphError

MEDIA = "application/problem+json"


class Problem(CouncilGraphError):  # noqa: N818 (the name of RFC 9457)
    """A request that cannot be answered: a status, what happened, and a way out.

    `limit` names the bound that was met, if one was; `retry_after` is in seconds.
    """

    def __init__(
        self, status: int, detail: str, *, limit: str | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.limit = limit
        self.retry_after = retry_after

    @property
    def title(self) -> str:
        """Return the status in words."""
        return HTTPStatus(self.status).phrase

    def body(self) -> bytes:
        """Return the problem as JSON."""
        told = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **({"limit": self.limit} if self.limit else {}),
            **({"retry_after": self.retry_after} if self.retry_after else {}),
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers that go with it."""
        named = [(b"content-type", MEDIA.encode()), (b"cache-control", b"no-store")]
        if self.retry_after is not None:
            named.append((b"retry-after", str(self.retry_after).encode()))
        return named
