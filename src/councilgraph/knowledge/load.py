"""Reads all declarative files into one frozen value. The queries have their own reader."""

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from councilgraph.knowledge.concepts import Concepts, read_concepts
from councilgraph.knowledge.files import (
    knowledge_folder,
    parse_turtle,
    read_quads,
    turtle_texts,
)
from councilgraph.knowledge.lexicon import Lexicon, read_lexicon
from councilgraph.knowledge.register import Register, read_register
from councilgraph.knowledge.statements import Statements
from councilgraph.knowledge.terms import DEFAULT_BASE, checked_base


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the declarative files say, with their data IRIs under `base`.

    The quads stand in the graphs {base}graph/ontology and {base}graph/register; `shapes_text` is
    the Turtle of all shapes. It can be pickled; a worker process that was started afresh may as
    well call `load_knowledge(root, base)`, which gives an equal value in less time.
    """

    root: Path | None
    base: str
    concepts: Concepts
    register: Register
    lexicon: Lexicon
    ontology_quads: tuple[ox.Quad, ...]
    register_quads: tuple[ox.Quad, ...]
    shapes_text: str

    def __hash__(self) -> int:
        """Return what serves to keep something made of knowledge beside it."""
        return hash((self.root, self.base))

    @property
    def queries_folder(self) -> Path:
        """Return the folder that holds the *.rq files."""
        return knowledge_folder("queries", self.root)


def load_knowledge(root: Path | None = None, base: str = DEFAULT_BASE) -> Knowledge:
    """Read the declarative files under `root`, and our own for each folder that it lacks.

    Nothing is kept between two calls, and nothing is written. Raise KnowledgeError for a file
    that can't be used, with what would mend it, and for a base that is no IRI.
    """
    checked_base(base)
    ontology = knowledge_folder("ontology", root)
    entries = knowledge_folder("data/register", root)
    ontology_quads = tuple(read_quads(ontology, base, f"{base}graph/ontology"))
    register_quads = tuple(read_quads(entries, base, f"{base}graph/register"))
    statements = Statements((*ontology_quads, *register_quads))
    concepts = read_concepts(statements)
    register = read_register(statements, concepts)
    return Knowledge(
        root=root,
        base=base,
        concepts=concepts,
        register=register,
        lexicon=read_lexicon(statements, concepts, register, base),
        ontology_quads=ontology_quads,
        register_quads=register_quads,
        shapes_text=_shapes(knowledge_folder("shapes", root), base),
    )


def _shapes(folder: Path, base: str) -> str:
    """Return the Turtle of all shapes, each file parsed once so that a mistake names its file."""
    texts = []
    for path, text in turtle_texts(folder, base):
        for _ in parse_turtle(path, text):
            pass
        texts.append(text)
    return "\n".join(texts)
