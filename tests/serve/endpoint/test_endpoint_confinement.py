"""The second wall: what a worker process cannot do, whatever query it is given."""

import subprocess
import sys
import textwrap

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these means")


def confined(script: str, memory: int = 1 << 30, network: bool = False) -> str:
    """Run a script in a process that was confined first; return what it prints."""
    source = "from councilgraph.serve.endpoint.confinement import confine\n"
    source += f"confine({memory}, network={network})\n" + textwrap.dedent(script)
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    return done.stdout.strip() or done.stderr


SOCKET = """
    import socket
    try:
        socket.socket(socket.{family}, socket.{kind})
        print("made")
    except PermissionError:
        print("refused")
"""


@LINUX
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW"])
def test_no_socket_can_be_made(family: str, kind: str) -> None:
    """A confined process cannot make any socket that leads out of itself."""
    assert confined(SOCKET.format(family=family, kind=kind)) == "refused"


@LINUX
def test_local_sockets_and_allowed_networks_can() -> None:
    """Sockets of the machine itself can be made, and others where the network is allowed."""
    assert confined(SOCKET.format(family="AF_UNIX", kind="SOCK_STREAM")) == "made"
    assert confined(SOCKET.format(family="AF_INET", kind="SOCK_STREAM"), network=True) == "made"


@LINUX
@pytest.mark.parametrize("keyword", ["SERVICE", "SERVICE SILENT"])
def test_the_engine_itself_cannot_call(keyword: str) -> None:
    """Even a SERVICE that nothing has refused reaches nobody from a confined process."""
    told = confined(f"""
        import socket, threading
        from pyoxigraph import Store
        query = "SELECT * {{ {keyword} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
        try:
            rows = list(Store().query(query))
            print("silent", len(rows))
        except (OSError, RuntimeError) as error:
            print("refused", error)
    """)
    assert told.startswith("silent 1" if "SILENT" in keyword else "refused")
    assert "onnection refused" not in told


@LINUX
@pytest.mark.parametrize(
    "script",
    ["data = bytearray(400 << 20)", "[bytearray(1 << 20) for _ in range(400)]"],
)
def test_memory_is_bounded(script: str) -> None:
    """A confined process cannot take more memory than it was given."""
    assert "MemoryError" in confined(script, memory=200 << 20)
