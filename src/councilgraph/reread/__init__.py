"""The second reader: a small language model that is shown a grade beside its article.

It knows nothing of how the grade was found, so that what it says is worth asking unless the rules
leave no doubt.
"""

from councilgraph.reread.question import Told
from councilgraph.reread.rereading import Answer, knows, reread, told_by

__all__ = ["Answer", "Told", "knows", "reread", "told_by"]
