"""What one client may use: seconds of work, and queries at once; others feel nothing of it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from councilgraph.serve.endpoint.budget import Budget
from councilgraph.serve.problems import Problem
from councilgraph.serve.settings import Limits

ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{i} ?p{i} ?o{i} .' for i in range(12))} }}"
LIMITS = Limits(client_queries=2, client_waiting=1, client_seconds=10)


class Clock:
    """A clock that goes when it is told to."""

    now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock of one's own."""
    return Clock()


@pytest.fixture
def budget(clock: Clock) -> Budget:
    """Return a budget of ten seconds a minute, two queries at once and one that waits."""
    return Budget(LIMITS, clock)


def work(budget: Budget, client: str, seconds: float) -> None:
    """Have a client use so many seconds."""
    budget.enter(client)
    budget.leave(client, seconds)


def test_work_of_a_minute_is_bounded(budget: Budget, clock: Clock) -> None:
    """Past its seconds a client is refused until the oldest of its work is a minute ago."""
    for _ in range(3):
        work(budget, "greedy", 4)
        clock.now += 10
    with pytest.raises(Problem) as refused:
        budget.enter("greedy")
    assert (refused.value.status, refused.value.retry_after) == (429, 30)
    assert refused.value.limit == "client-seconds"
    work(budget, "other", 1)
    clock.now += 29.9
    with pytest.raises(Problem):
        budget.enter("greedy")
    clock.now += 0.2
    work(budget, "greedy", 1)


def test_no_bound_of_work(clock: Clock) -> None:
    """Where the bound is 0, a client may work for as long as it likes."""
    budget = Budget(replace(LIMITS, client_seconds=0), clock)
    for _ in range(100):
        work(budget, "greedy", 100)


def test_queries_at_once_are_bounded(budget: Budget) -> None:
    """More queries than may run and wait are refused; one that ends makes room for another."""
    for _ in range(3):
        budget.enter("greedy")
    with pytest.raises(Problem) as refused:
        budget.enter("greedy")
    assert (refused.value.status, refused.value.limit) == (429, "client-queries")
    budget.enter("other")
    budget.leave("greedy", 0.1)
    budget.enter("greedy")


def test_forgotten_clients_cost_nothing(budget: Budget, clock: Clock) -> None:
    """Clients of long ago are dropped when there are many; those of now are not."""
    budget.enter("under way")
    for number in range(20_000):
        work(budget, f"client {number}", 11)
        clock.now += 0.01
    assert len(budget._uses) < 17_000
    with pytest.raises(Problem):
        budget.enter("client 19999")
    budget.leave("under way", 1)


def test_client_that_used_its_seconds(serve: Callable[..., Any], small_store: Path) -> None:
    """Over HTTP: 429 with Retry-After for who asked too much, and nothing of it for others."""
    options = ("--client-seconds", "3", "--timeout", "3.5", "--workers", "2")
    server = serve(small_store, *options)
    assert server.ask(ENDLESS, source="127.0.0.5").status == 504
    refused = server.ask("ASK { ?s ?p 1 }", source="127.0.0.5")
    assert (refused.status, refused.json["limit"]) == (429, "client-seconds")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert server.ask("ASK { ?s ?p 1 }", source="127.0.0.6").status == 200


def test_client_with_many_queries_at_once(
    serve: Callable[..., Any], small_store: Path, until: Callable[..., None]
) -> None:
    """One client runs only so many at once, so that others find free workers."""
    options = ("--client-queries", "2", "--timeout", "10", "--client-seconds", "0")
    server = serve(small_store, *options, "--workers", "3")
    refused = 40 - 2 - Limits().client_waiting
    with ThreadPoolExecutor(40) as clients:
        greedy = [
            clients.submit(server.ask, f"{ENDLESS} # {number}", source="127.0.0.5")
            for number in range(40)
        ]
        until(lambda: sum(one.done() for one in greedy) == refused)
        others = [server.ask(f"ASK {{ ?s ?p {n} }}", source="127.0.0.6") for n in range(20)]
        under_way = [one for one in greedy if not one.done()]
        answers = [one.result() for one in greedy]
    assert {answer.status for answer in others} == {200}
    assert len(under_way) == 40 - refused
    told = [(answer.status, answer.json["limit"]) for answer in answers]
    assert set(told) <= {(504, "timeout"), (503, "timeout"), (429, "client-queries")}
    assert told.count((504, "timeout")) >= 2
    assert told.count((429, "client-queries")) == refused


def test_what_one_client_meets_is_not_told_to_another(
    serve: Callable[..., Any], small_store: Path
) -> None:
    """Two clients that ask the same at the same time: one that is refused spoils nothing."""
    options = ("--client-queries", "1", "--timeout", "4", "--client-seconds", "0")
    server = serve(small_store, *options, "--workers", "3")
    with ThreadPoolExecutor(8) as clients:
        busy = clients.submit(server.ask, ENDLESS, source="127.0.0.5")
        time.sleep(0.2)
        waits = clients.submit(server.ask, "ASK { ?s ?p 2 }", source="127.0.0.5")
        time.sleep(0.2)
        same = [
            clients.submit(server.ask, "ASK { ?s ?p 2 }", source=f"127.0.0.{number}")
            for number in range(6, 9)
        ]
        assert busy.result().status == 504
        assert {one.result().status for one in same} == {200}
        assert waits.result().status in (200, 503)
