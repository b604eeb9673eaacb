"""Keys of claims: stable names made from the article and from what is claimed, nothing else."""

import hashlib


def make_key(*parts: object) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of the parts.

    >>> make_key("article", "judgement", 3) == make_key("article", "judgement", 3)
    True
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
