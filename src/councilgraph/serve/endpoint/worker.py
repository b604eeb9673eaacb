"""Worker processes: each answers one query after another from finished versions, until killed.

`python -m councilgraph.serve.endpoint.worker` is their nursery: a process that has everything
loaded, and forks one worker for each socket it is sent, which takes a tenth of the time that
starting one anew would. It is started by `processes`; how long a query may take is `pool`'s.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, serialize

from councilgraph.model.errors import QueryError, StoreError
from councilgraph.serve.endpoint.confinement import confine, end_with_parent
from councilgraph.serve.endpoint.sink import Sink, TooLongError
from councilgraph.serve.endpoint.wire import Inbox, Job, Reply, pack_reply
from councilgraph.serve.formats import ROWS, TRIPLES
from councilgraph.store import Results, Shelf, Version, prefixes

_PATIENCE = 0.003  # seconds that other jobs may wait behind one; half of `processes`' patience
_KEPT = 2  # versions held open: a request may still be about the last one


class Worker:
    """Answers jobs. `services` may be called by SERVICE; answers have at most `limit` bytes."""

    def __init__(self, shelf: Shelf, limit: int, services: frozenset[str]) -> None:
        self._shelf = shelf
        self._limit = limit
        self._services = services
        self._versions: dict[str, Version] = {}

    def answer(self, job: Job, file: str) -> Reply:
        """Return what became of a job; nothing that a query can do raises.

        A long answer goes to `file`, which is not there yet.
        """
        try:
            version = self._version(job.version)
        except StoreError as error:
            return Reply(outcome="gone", detail=str(error))
        reply = self._reply(version, job, file)
        if reply.outcome in ("refused", "missing") and not version.folder.is_dir():
            # It was pruned while it was opened, so that some of its files were never seen.
            self._versions.pop(job.version).close()
            return Reply(outcome="gone", detail=reply.detail)
        return reply

    def _reply(self, version: Version, job: Job, file: str) -> Reply:
        sink = Sink(self._limit, file, job.gzip)
        try:
            form = self._write(version, job, sink)
            body, compressed = sink.finish()
        except TooLongError:
            sink.discard()
            return Reply(outcome="too-long")
        except _UnacceptableError as error:
            return Reply(outcome="unacceptable", detail=str(error))
        except QueryError as error:
            sink.discard()
            return Reply(outcome="refused", detail=str(error))
        except StoreError as error:
            sink.discard()
            return Reply(outcome="missing", detail=str(error))
        except (RuntimeError, OSError, ValueError) as error:
            # The engine works while it is read from, so it can still come to grief here.
            sink.discard()
            return Reply(outcome="refused", detail=f"the query cannot be answered: {error}")
        path = str(sink.path) if sink.path else None
        return Reply(outcome="answer", format=form, gzip=compressed, path=path, body=body)

    def _write(self, version: Version, job: Job, sink: Sink) -> str:
        if job.graph is not None:
            form = job.triples or "turtle"
            version.dump(form, cast(BinaryIO, sink), job.graph)
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


class _UnacceptableError(Exception):
    pass


def _write_results(results: Results, job: Job, sink: Sink, base: str) -> str:
    if isinstance(results, QueryTriples):
        if job.triples is None:
            raise _UnacceptableError(
                f"a CONSTRUCT or DESCRIBE query is answered in {_names(TRIPLES)}"
            )
        form = TRIPLES[job.triples]
        serialize(results, cast(BinaryIO, sink), form, prefixes=prefixes(base))
        return job.triples
    assert isinstance(results, QuerySolutions | QueryBoolean)
    if job.rows is None:
        raise _UnacceptableError(f"a SELECT or ASK query is answered in {_names(ROWS)}")
    results.serialize(cast(BinaryIO, sink), ROWS[job.rows])
    return job.rows


def _names(formats: Iterable[str]) -> str:
    return ", ".join(formats)


def main() -> None:
    """Fork a worker for each socket that arrives, and tell its process id, until nobody is left."""
    told = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    end_with_parent()
    control = socket.socket(fileno=told["socket"])
    while True:
        asked, sockets, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        child = os.fork()
        if not child:
            control.close()
            _work(socket.socket(fileno=sockets[0]), told)
            os._exit(0)
        os.close(sockets[0])
        control.sendall(child.to_bytes(8, "big"))


def _work(connection: socket.socket, told: dict[str, Any]) -> None:
    services = frozenset(told["services"])
    worker = Worker(Shelf(Path(told["store"])), told["result"], services)
    end_with_parent()
    confine(told["memory"], network=bool(services))
    inbox = Inbox(connection)
    while (arrived := inbox.next()) is not None:
        begun = monotonic()
        reply = worker.answer(*arrived)
        if monotonic() - begun > _PATIENCE:
            reply = reply._replace(returned=inbox.turn_out())
        connection.sendall(pack_reply(reply))


if __name__ == "__main__":
    main()
