"""The version of the graph that is served, and the move to the next one.

Making versions is left to `pipeline`; the pointer that says which is current, to `store`.
"""

import asyncio
import logging

from councilgraph.model.errors import CouncilGraphError
from councilgraph.store import Shelf

EVERY = 0.2
"""Seconds between two looks at the pointer."""

_log = logging.getLogger(__name__)


class Versions:
    """Follows the pointer of a store. Raises StoreError if there is nothing to begin with."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.current = shelf.current()

    async def follow(self) -> None:
        """Look at the pointer from time to time, for ever; open what it points to, off the loop.

        A version that cannot be opened is logged, and the one before goes on being served.
        """
        complained = ""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.renew()
                complained = ""
            except CouncilGraphError as error:
                if str(error) != complained:
                    complained = str(error)
                    _log.error("%s is still served: %s", self.current.name, error)

    async def renew(self) -> None:
        """Move to the version that the pointer names now. Raises StoreError."""
        name = await asyncio.to_thread(self._shelf.current_name)
        if name != self.current.name:
            # Requests under way go on with the older one, which closes when the last has ended.
            self.current = await asyncio.to_thread(self._shelf.current)

    def close(self) -> None:
        """Let go of the files."""
        self.current.close()
