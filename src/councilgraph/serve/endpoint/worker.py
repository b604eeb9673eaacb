"""A worker process: answers one query after another from finished versions, until it is killed.

It runs as `python -m councilgraph.serve.endpoint.worker`, started by `processes`, which also
decides how long it may take.
"""

import json
import signal
import socket
import sys
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, serialize

from councilgraph.model.errors import QueryError, StoreError
from councilgraph.serve.endpoint.confinement import confine
from councilgraph.serve.endpoint.formats import ROWS, TRIPLES
from councilgraph.serve.endpoint.sink import Sink, TooLong
from councilgraph.serve.endpoint.wire import Job, Reply, pack, receive
from councilgraph.store import Results, Shelf, Version, prefixes

_KEPT = 2  # versions held open: a request may still be about the last one


class Worker:
    """Answers jobs. `services` may be called by SERVICE; long answers go to files in `folder`."""

    def __init__(self, shelf: Shelf, folder: Path, limit: int, services: frozenset[str]) -> None:
        self._shelf = shelf
        self._folder = folder
        self._limit = limit
        self._services = services
        self._versions: dict[str, Version] = {}

    def answer(self, job: Job) -> Reply:
        """Return what became of a job; nothing that a query can do raises."""
        try:
            version = self._version(job.version)
        except StoreError as error:
            return Reply(outcome="gone", detail=str(error))
        sink = Sink(self._limit, self._folder, job.gzip)
        try:
            form = self._write(version, job, sink)
            body, compressed = sink.finish()
        except TooLong:
            sink.discard()
            return Reply(outcome="too-long")
        except _Unacceptable as error:
            return Reply(outcome="unacceptable", detail=str(error))
        except QueryError as error:
            sink.discard()
            return Reply(outcome="refused", detail=str(error))
        except (RuntimeError, OSError, ValueError, StoreError) as error:
            # The engine works while it is read from, so it can still come to grief here.
            sink.discard()
            return Reply(outcome="refused", detail=f"the query cannot be answered: {error}")
        path = str(sink.path) if sink.path else None
        return Reply(outcome="answer", format=form, gzip=compressed, path=path, body=body)

    def _write(self, version: Version, job: Job, sink: Sink) -> str:
        if job.graph is not None:
            form = job.triples or "turtle"
            version.dump(form, sink, job.graph or None)  # type: ignore[arg-type]
            return form
        results = version.query(
            job.query,
            default_graphs=job.default_graphs,
            named_graphs=job.named_graphs,
            services=self._services,
        )
        return _write_results(results, job, sink, version.base)

    def _version(self, name: str) -> Version:
        if name not in self._versions:
            while len(self._versions) >= _KEPT:
                self._versions.pop(next(iter(self._versions))).close()
            self._versions[name] = self._shelf.open(name)
        return self._versions[name]


class _Unacceptable(Exception):
    pass


def _write_results(results: Results, job: Job, sink: Sink, base: str) -> str:
    if isinstance(results, QueryTriples):
        if job.triples is None:
            raise _Unacceptable(f"a CONSTRUCT or DESCRIBE query is answered in {_names(TRIPLES)}")
        form = TRIPLES[job.triples]
        serialize(results, sink, form, prefixes=prefixes(base))  # type: ignore[arg-type]
        return job.triples
    assert isinstance(results, QuerySolutions | QueryBoolean)
    if job.rows is None:
        raise _Unacceptable(f"a SELECT or ASK query is answered in {_names(ROWS)}")
    results.serialize(sink, ROWS[job.rows])  # type: ignore[arg-type]
    return job.rows


def _names(formats: dict[str, object]) -> str:
    return ", ".join(formats)


def main() -> None:
    """Answer jobs from the socket whose number is given, until its other end is closed."""
    told = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = socket.socket(fileno=told["socket"])
    services = frozenset(told["services"])
    worker = Worker(Shelf(Path(told["store"])), Path(told["folder"]), told["result"], services)
    confine(told["memory"], network=bool(services))
    while (job := receive(connection)) is not None:
        reply = worker.answer(job)
        connection.sendall(pack(reply, reply.body))


if __name__ == "__main__":
    main()
