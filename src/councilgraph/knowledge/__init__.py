"""The declarative files, read once into frozen values.

What the words of newspapers mean, which authorities there are, and how grades are ordered is
written in `ontology/` and `data/register/`; this package reads it, and decides nothing about
articles.
"""

from councilgraph.knowledge.concepts import Concepts
from councilgraph.knowledge.files import knowledge_folder, knowledge_root
from councilgraph.knowledge.lexicon import Lexicon, Phrase
from councilgraph.knowledge.load import Knowledge, load_knowledge
from councilgraph.knowledge.register import Register
from councilgraph.knowledge.register_entries import Authority, Body, GradeScheme, Inspectorate
from councilgraph.knowledge.terms import CG, DEFAULT_BASE, UNGRADED, rebase

__all__ = [
    "CG",
    "DEFAULT_BASE",
    "UNGRADED",
    "Authority",
    "Body",
    "Concepts",
    "GradeScheme",
    "Inspectorate",
    "Knowledge",
    "Lexicon",
    "Phrase",
    "Register",
    "knowledge_folder",
    "knowledge_root",
    "load_knowledge",
    "rebase",
]
