"""New versions are published under load: no request fails, and each answer is of one version."""

import itertools
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from councilgraph.store import Shelf

BASE = "https://w3id.org/councilgraph/"
GRAPHS = [f"{BASE}graph/{name}" for name in ("record", "register", "article-1", "article-2")]
NUMBER = NamedNode(f"{BASE}ontology#number")
THING = NamedNode(f"{BASE}id/thing/record-0")
PUBLISHES = 50
CLIENTS = 4
NUMBERS = """SELECT ?g ?n WHERE { GRAPH ?g { <id/thing/record-0> <ontology#number> ?n } } # %d"""

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(12))} }}"


def numbered(number: int) -> list[Quad]:
    """Make the same statement, with a number, in each of several graphs."""
    return [Quad(THING, NUMBER, Literal(number), NamedNode(graph)) for graph in GRAPHS]


def publish_all(store: Path, numbers: dict[str, int]) -> None:
    """Publish one version after another, each with the next number in all graphs."""
    shelf = Shelf(store)
    for _ in range(PUBLISHES):
        current = shelf.current()
        number = numbers[current.name] + 1
        with shelf.stage(BASE, onto=current) as staging:
            staging.remove(numbered(number - 1))
            staging.add(numbered(number))
            made = shelf.publish(staging, keep=1)
        numbers[made.name] = number
        made.close()
        current.close()


def test_fifty_publishes_under_load(
    serve: Callable[..., Any], make_store: Callable[..., Path]
) -> None:
    """No request fails, no answer mixes versions or lies about its own, and none goes back."""
    store = make_store(record=3)
    shelf = Shelf(store)
    numbers = {shelf.current_name(): 0}
    with shelf.stage(BASE, onto=shelf.current()) as staging:
        staging.add(numbered(1))
        numbers[shelf.publish(staging).name] = 1
    server = serve(store, "--client-seconds", "0")
    publishing = threading.Thread(target=publish_all, args=(store, numbers))
    answers: list[list[Any]] = [[] for _ in range(CLIENTS)]
    pages: list[Any] = []

    def ask(client: int) -> None:
        for turn in itertools.count():
            # Every other question was asked before, so that it may come from the cache.
            text = NUMBERS % (turn if turn % 2 else 0)
            answers[client].append(server.ask(text, source=f"127.0.1.{client + 1}"))
            if not publishing.is_alive():
                return

    def read() -> None:
        for path in itertools.cycle(("/", "/graph/record", "/search?q=thing", "/questions")):
            pages.append((path, server.send("GET", path, source="127.0.2.1")))
            if not publishing.is_alive():
                return

    def disturb() -> None:
        """Have workers killed, so that others have to begin with a version that may be gone."""
        while publishing.is_alive():
            answer = server.ask(ENDLESS, source="127.0.3.1", timeout="0.05")
            assert answer.status in (503, 504)

    threads = [threading.Thread(target=ask, args=(client,)) for client in range(CLIENTS)]
    threads += [threading.Thread(target=read), threading.Thread(target=disturb)]
    publishing.start()
    for thread in threads:
        thread.start()
    for thread in (publishing, *threads):
        thread.join()
    assert [(path, page.body) for path, page in pages if page.status != 200] == []
    versions = set()
    for heard in answers:
        assert {answer.status for answer in heard} == {200}
        last = 0
        for answer in heard:
            rows = answer.json["results"]["bindings"]
            told = {int(row["n"]["value"]) for row in rows}
            version = answer.headers["councilgraph-version"]
            assert (len(rows), told) == (len(GRAPHS), {numbers[version]})
            assert numbers[version] >= last
            last = numbers[version]
            versions.add(version)
    assert len(versions) > 5
    end = time.monotonic() + 30
    while server.ask(NUMBERS % -1).headers["councilgraph-version"] != shelf.current_name():
        assert time.monotonic() < end
