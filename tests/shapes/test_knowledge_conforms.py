"""The ontology, the concepts and the register that come with the program satisfy the shapes."""

from councilgraph.graph import compile_shapes, validate_store
from councilgraph.knowledge import load_knowledge


def test_knowledge_conforms() -> None:
    """There is no complaint about the declarative files, not even a warning."""
    knowledge = load_knowledge()
    shapes = compile_shapes(knowledge.shapes_text)
    report = validate_store((*knowledge.ontology_quads, *knowledge.register_quads), shapes)
    assert [(one.shape, one.focus, one.value) for one in report.results] == []
