"""What a worker process is kept from: memory beyond its bound, core dumps, and the network.

The bounds hold for the process that calls `confine`, for good. They are a second wall: queries
that would use the network are refused before (`store.federation`).
"""

import ctypes
import platform
import resource
import signal
import struct
import sys

_LINUX = sys.platform.startswith("linux")
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_FILTER_MODE = 2
# Of each machine, its number in the kernel's audit.h, and that of the system call socket().
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_AF_UNIX = 1


def confine(memory: int, network: bool) -> None:
    """Bound this process. `memory` is in bytes; without `network`, no socket can be made.

    The memory bound counts what the process allocates, not the files it has mapped. Where the
    system lacks one of these means (it is Linux that has them all), the others still hold.
    """
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not network and _LINUX and platform.machine() in _MACHINES:
        _refuse_sockets(*_MACHINES[platform.machine()])


def end_with_parent() -> None:
    """See to it that this process ends when the one that started it does, whatever it is doing."""
    if _LINUX:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _refuse_sockets(machine: int, socket_call: int) -> None:
    """Install a filter of system calls (seccomp) that lets no socket but a local one be made."""
    libc = ctypes.CDLL(None)
    program = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),  # the machine
            (_JUMP_EQUAL, 0, 4, machine),
            (_LOAD, 0, 0, 0),  # the system call
            (_JUMP_EQUAL, 0, 2, socket_call),
            (_LOAD, 0, 0, 16),  # its first argument, the family of addresses
            (_JUMP_EQUAL, 0, 1, _AF_UNIX),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _REFUSE),
        )
    )
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    filter_ = ctypes.create_string_buffer(header, len(header))
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(filter_), 0, 0)
