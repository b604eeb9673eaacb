"""What a version says of itself: its manifest, and the name that is made from it."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime

from councilgraph.model.errors import StoreError

NAME = re.compile(r"(?P<number>\d{6,})-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The manifest of one version. `parent` is the version that it was grown from, if any.

    `councilgraph` is the version of the programme that built it; `articles` counts the stored
    texts, so it is 0 for a version restored from a dump.
    """

    number: int
    base: str
    created: datetime
    quads: int
    articles: int
    councilgraph: str
    parent: str | None = None

    def to_json(self) -> str:
        """Return the text of `manifest.json`."""
        fields = {**asdict(self), "created": self.created.isoformat()}
        return json.dumps(fields, indent=2, sort_keys=True) + "\n"

    @property
    def name(self) -> str:
        """Return the version's name: its number and twelve hex digits of the manifest's sha256.

        The digits tell apart versions that came to the same number in different stores.
        """
        return f"{self.number:06d}-{hashlib.sha256(self.to_json().encode()).hexdigest()[:12]}"


def read_manifest(text: str, name: str) -> Manifest:
    """Read a manifest back. Raises StoreError if it is not the one that `name` was made from."""
    try:
        fields = json.loads(text)
        manifest = Manifest(**{**fields, "created": datetime.fromisoformat(fields["created"])})
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"the manifest of version {name} is damaged: {error}") from error
    if manifest.name != name:
        raise StoreError(f"the manifest of version {name} was changed after it was published")
    return manifest
