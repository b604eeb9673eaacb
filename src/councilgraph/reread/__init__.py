"""The second reader: a small language model that is shown a fact beside its article.

It knows nothing of how the fact was found, so that what it says is worth asking unless the rules
leave no doubt.
"""

from councilgraph.reread.rereading import Answer, Rereader, knows
from councilgraph.reread.spelling import spelt_out
from councilgraph.reread.wording import Post, Told, Visit, post_of, told_by, visit_of

__all__ = [
    "Answer",
    "Post",
    "Rereader",
    "Told",
    "Visit",
    "knows",
    "post_of",
    "spelt_out",
    "told_by",
    "visit_of",
]
