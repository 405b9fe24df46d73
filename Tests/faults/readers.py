"""Clients that ask and never read the answers: the server's memory stays bounded, and others are served."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from crowd import memory
from harness.raw import WorkflowService, payloads, start_request
from harness.server import Server, answers

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "GRPCServerTests/foreign"))

from hyperframe.frame import SettingsFrame  # noqa: E402
from temporalio.api.common.v1 import WorkflowExecution  # noqa: E402
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc  # noqa: E402
from wire import Client  # noqa: E402

HISTORY = "/temporal.api.workflowservice.v1.WorkflowService/GetWorkflowExecutionHistory"
BOUND = 512 << 20  # what the server lets wait for one client, twice


async def readers(scene) -> None:
    print("clients that do not read")
    with Server(scene.binary, db=scene.folder / "state.db") as server:
        await asyncio.to_thread(_readers, scene, server)


def _readers(scene, server: Server) -> None:
    with WorkflowService(server.port) as service:
        service.StartWorkflowExecution(start_request("big", input=payloads("x" * 1_000_000)))
    request = rpc.GetWorkflowExecutionHistoryRequest(namespace="default", execution=WorkflowExecution(workflow_id="big"))
    body = request.SerializeToString()
    wide = (1 << 31) - 1
    for name, settings, window in (
        ("no room in the windows", {SettingsFrame.INITIAL_WINDOW_SIZE: 0}, 65_535),
        ("nothing read from the socket", {SettingsFrame.INITIAL_WINDOW_SIZE: wide}, wide),
    ):
        before, peak, slowest = memory(server.pid), 0, 0.0
        client = Client(server.port, settings=settings, window=window)
        client.ping()  # both sides know of each other's settings: a hundred calls and more may be open
        asked = 0
        while asked < (4_000 if scene.is_long else 1_200):
            try:
                for _ in range(10):
                    _, frames = client.request_frames(HISTORY, body)
                    client.socket.sendall(b"".join(frame.serialize() for frame in frames))
                    asked += 1
            except (BrokenPipeError, ConnectionResetError):
                break
            began = time.monotonic()
            if answers(server.port, 10) is None:
                slowest = 10
            slowest = max(slowest, time.monotonic() - began)
            peak = max(peak, memory(server.pid) - before)
        client.socket.close()
        print(f"  {name}: {asked} answers of 1 MB asked for, {peak >> 20} MiB more, others served within {slowest:.2f} s")
        scene.checks.expect(f"{name}: memory stays bounded", [f"{peak >> 20} MiB"] if peak > BOUND else [])
        scene.checks.expect(f"{name}: others are served at once", [f"{slowest:.1f} s"] if slowest > 3 else [])
