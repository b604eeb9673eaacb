"""What each client has used: queries under way, and seconds of work in the last minute.

Whoever asks tells the client apart; here it is a name. Forgotten clients cost nothing.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Limits

_MINUTE = 60.0
_MANY = 10_000


@dataclass(slots=True)
class _Use:
    """What one client uses now; `work` holds (when it ended, seconds)."""

    under_way: int = 0
    work: deque[tuple[float, float]] = field(default_factory=deque)
    seconds: float = 0.0


class Budget:
    """Keeps account of all clients."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._uses: dict[str, _Use] = {}

    def enter(self, client: str) -> None:
        """Begin a query for a client. Raises Problem (429) for one that asks for too much."""
        use = self._uses.get(client)
        if use is None:
            self._forget()
            use = self._uses[client] = _Use()
        allowed = self._limits.client_queries + self._limits.client_waiting
        if use.under_way >= allowed:
            raise Problem(
                429,
                f"this client has {use.under_way} queries under way already, which is the most "
                "that one may have. Wait for their answers before you send more",
                limit="client-queries",
                retry_after=1,
            )
        self._check_work(use)
        use.under_way += 1

    def leave(self, client: str, seconds: float) -> None:
        """End a query for a client, which took so many seconds of work."""
        use = self._uses[client]
        use.under_way -= 1
        if self._limits.client_seconds:
            use.work.append((self._clock(), seconds))
            use.seconds += seconds

    def _check_work(self, use: _Use) -> None:
        bound = self._limits.client_seconds
        if not bound:
            return
        now = self._clock()
        while use.work and use.work[0][0] <= now - _MINUTE:
            use.seconds -= use.work.popleft()[1]
        if use.seconds < bound:
            return
        wait = max(1, ceil(use.work[0][0] + _MINUTE - now))
        raise Problem(
            429,
            f"this client has used {use.seconds:.0f} seconds of work in the last minute, and "
            f"{bound:.0f} are allowed. Ask again in {wait} seconds, or make the queries simpler; "
            "all the data can be downloaded from /data",
            limit="client-seconds",
            retry_after=wait,
        )

    def _forget(self) -> None:
        """Drop clients that use nothing any more, once there are many."""
        if len(self._uses) < _MANY:
            return
        edge = self._clock() - _MINUTE
        idle = [
            name
            for name, use in self._uses.items()
            if not use.under_way and not (use.work and use.work[-1][0] > edge)
        ]
        for name in idle:
            del self._uses[name]
