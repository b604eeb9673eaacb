"""Where the declarative files are, and how Turtle is read from them.

What the files say is left to `concepts`, `lexicon` and `register`; queries to `queries`.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from councilgraph.knowledge.terms import rebase
from councilgraph.model.errors import KnowledgeError

FOLDERS = ("ontology", "shapes", "queries", "data/register")


def knowledge_root() -> Path:
    """Return the folder of the knowledge that comes with the program.

    That is the copy inside the installed package, or else the checkout. Raise KnowledgeError
    where there is neither.
    """
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_knowledge", package.parent.parent):
        if (root / "ontology").is_dir() and (root / "data" / "register").is_dir():
            return root
    raise KnowledgeError(
        f"no ontology/ and data/register/ beside {package}: install the package again, "
        "or work in a complete checkout"
    )


def knowledge_folder(name: str, root: Path | None = None) -> Path:
    """Return the folder `name`, one of FOLDERS, of `root` or, where it has none, our own.

    Raise KnowledgeError for a root that doesn't exist or holds none of the folders, because
    falling back on our own would then hide a mistyped path.
    """
    if name not in FOLDERS:
        raise KnowledgeError(f"no knowledge in a folder {name!r}: there are {', '.join(FOLDERS)}")
    if root is None:
        return knowledge_root() / name
    if not root.is_dir():
        raise KnowledgeError(f"{root} is not a folder: give one that holds ontology/ or the like")
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise KnowledgeError(f"{root} holds none of {', '.join(f'{f}/' for f in FOLDERS)}")
    return root / name if (root / name).is_dir() else knowledge_root() / name


def turtle_texts(folder: Path, base: str) -> Iterator[tuple[Path, str]]:
    """Yield the path and the rebased text of each Turtle file, sorted by name."""
    for path in sorted(folder.glob("*.ttl")):
        try:
            yield path, rebase(path.read_text(encoding="utf-8"), base)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise KnowledgeError(f"{path}, line {line}: not UTF-8; save it as UTF-8") from error
        except OSError as error:
            raise KnowledgeError(f"{path}: cannot be read ({error.strerror})") from error


def read_quads(folder: Path, base: str, graph: str) -> Iterator[ox.Quad]:
    """Yield the statements of a folder's Turtle files as quads of the graph named `graph`.

    Blank nodes are named after the file and their place in it, so that two readings are alike
    and two files can't share one by chance. Raise KnowledgeError for a folder without Turtle and
    for Turtle that doesn't parse, with its file and line.
    """
    name = ox.NamedNode(graph)
    empty = True
    for path, text in turtle_texts(folder, base):
        empty = False
        blanks: dict[str, ox.BlankNode] = {}
        prefix = "".join(c for c in f"{folder.name}{path.stem}" if c.isascii() and c.isalnum())
        for triple in parse_turtle(path, text):
            subject, predicate, value = triple.subject, triple.predicate, triple.object
            if isinstance(subject, ox.BlankNode):
                new = ox.BlankNode(f"{prefix}{len(blanks)}")
                subject = blanks.setdefault(subject.value, new)
            if isinstance(value, ox.BlankNode):
                value = blanks.setdefault(value.value, ox.BlankNode(f"{prefix}{len(blanks)}"))
            yield ox.Quad(subject, predicate, value, name)
    if empty:
        raise KnowledgeError(f"{folder} holds no .ttl file: put the Turtle there")


def parse_turtle(path: Path, text: str) -> Iterator[ox.Quad]:
    """Yield the statements of `text`; raise KnowledgeError that names `path` and the line."""
    try:
        yield from ox.parse(text, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise KnowledgeError(
            f"{path}, line {error.lineno}: this is not Turtle: {error.msg}; correct the line, "
            "or the one before it, and try again"
        ) from error
