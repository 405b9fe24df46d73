"""Thousands of connections, opened and dropped in every state a connection can be dropped in."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import struct
import time
from pathlib import Path

from harness.raw import WorkflowService, poll_workflow, start_request
from harness.server import Server, answers

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000000040000000000")


class PoorServer(Server):
    """A server that is started with few descriptors, as shells commonly do, and may take more."""

    @property
    def command(self) -> list[str]:
        return ["prlimit", "--nofile=256:", *super().command]


async def crowd(scene) -> None:
    count = 5_000 if scene.is_long else 500
    print(f"{count} connections opened and dropped")
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], count + 1_000), limit[1]))
    try:
        with PoorServer(scene.binary, db=scene.folder / "state.db") as server:
            await asyncio.to_thread(_crowd, scene, server, count)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)


def descriptors(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


def memory(pid: int) -> int:
    """Resident bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _poll_frames() -> bytes:
    """A poll that waits, as frames."""
    import hpack

    encoder = hpack.Encoder()
    body = poll_workflow("crowd").SerializeToString()
    path = "/temporal.api.workflowservice.v1.WorkflowService/PollWorkflowTaskQueue"
    head = encoder.encode([(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "x"), ("content-type", "application/grpc"), ("te", "trailers")])
    data = struct.pack(">BI", 0, len(body)) + body
    return (
        struct.pack(">I", len(head))[1:] + b"\x01\x04\x00\x00\x00\x01" + head
        + struct.pack(">I", len(data))[1:] + b"\x00\x01\x00\x00\x00\x01" + data
    )


def _round(scene, server: Server, count: int, hard: bool) -> None:
    """Opens connections in different states and drops all: `hard` by a reset, else by an ordinary end."""
    sockets, poll = [], _poll_frames()
    for i in range(count):
        one = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        if hard:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if i % 4 >= 1:
            one.sendall(PREFACE[: 10 if i % 4 == 1 else None])
        if i % 4 == 3:
            one.sendall(poll)
        sockets.append(one)
    scene.checks.expect(f"a new client is served beside {count} connections", answers(server.port, 5) is None)
    for one in sockets:
        one.close()


def _settled(server: Server, at_most: int, seconds: float = 20) -> int:
    deadline = time.monotonic() + seconds
    while (now := descriptors(server.pid)) > at_most and time.monotonic() < deadline:
        time.sleep(0.05)
    return now


def _crowd(scene, server: Server, count: int) -> None:
    _round(scene, server, count, hard=False)
    _settled(server, 40)
    open_before, bytes_before = descriptors(server.pid), memory(server.pid)
    sizes = [bytes_before]
    for number in range(8):
        _round(scene, server, count, hard=number % 2 == 1)
        open_after = _settled(server, open_before)
        sizes.append(memory(server.pid))
    grown = [after - before for before, after in zip(sizes, sizes[1:])]
    bytes_after = sizes[-1]
    print(f"  {open_before} descriptors, then {open_after}; {bytes_before >> 20} MiB, then {bytes_after >> 20} MiB")
    scene.checks.expect("no descriptor is left open", [f"{open_after}, and {open_before} before"] if open_after > open_before else [])
    # What an allocator keeps for the next crowd is no leak, but each crowd must add less than the one before: a leak adds the same each time.
    first, last = grown[0] + grown[1], grown[-2] + grown[-1]
    scene.checks.expect("memory does not grow with every crowd", [f"by {[n >> 20 for n in grown]} MiB"] if last > max(8 << 20, first * 0.7) else [])
    with WorkflowService(server.port) as service:
        service.StartWorkflowExecution(start_request("crowd"))
        task = service.PollWorkflowTaskQueue(poll_workflow("crowd"))
        scene.checks.expect("no task goes to a poll of a connection that is gone", task.workflow_execution.workflow_id != "crowd")
