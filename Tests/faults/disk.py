"""A full disk: a small file system of its own for the database, filled up by somebody else, and given room again.

A file system needs the right to mount one; without it this part is skipped.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
from pathlib import Path

import grpc
from harness.raw import WorkflowService, payloads, poll_workflow, start_request
from harness.server import Server
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

MEGABYTE = 1 << 20


@contextlib.contextmanager
def small_disk(at: Path, megabytes: int):
    """A file system of that size at `at`, or a word about why there is none."""
    at.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(at)], capture_output=True, text=True)
    if mounted.returncode:
        yield mounted.stderr.strip()
        return
    try:
        yield None
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(disk: Path) -> Path:
    """Takes every byte that is left."""
    ballast = disk / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        for size in (MEGABYTE, 4096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"\0" * size) == size:
                    pass
    return ballast


async def disk(scene) -> None:
    print("disk full")
    with small_disk(scene.folder / "disk", 24) as refusal:
        if refusal is not None:
            print(f"  skipped: no file system can be mounted here ({refusal})")
            return
        server = Server(scene.binary, db=scene.folder / "disk/state.db").start()
        try:
            await asyncio.to_thread(_fill_and_free, scene, server)
        finally:
            server.kill()


def _start(service: WorkflowService, name: str) -> str:
    """Starts a workflow of some size; answers its run id."""
    return service.StartWorkflowExecution(start_request(name, input=payloads("x" * 20_000))).run_id


def _fill_and_free(scene, server: Server) -> None:
    checks, kept, refusals = scene.checks, {}, []
    with WorkflowService(server.port) as service:
        kept["before"] = _start(service, "before")
        ballast = fill(scene.folder / "disk")
        # The log that is there is written over first, so a few starts may still fit.
        for i in range(400):
            try:
                kept[f"full-{i}"] = _start(service, f"full-{i}")
            except grpc.RpcError as error:
                refusals.append((error.code(), error.details()))
                if len(refusals) == 20:
                    break
        checks.expect("a full disk refuses starts", not refusals)
        wrong = [f"{code.name}: {text}" for code, text in refusals if code != grpc.StatusCode.UNAVAILABLE]
        checks.expect("as UNAVAILABLE, which clients try again", wrong)
        said = server.errors()
        unclear = [] if str(server.db) in said and "the disk is full" in said else said.splitlines()[-3:]
        checks.expect("and the log names the file and says that the disk is full", unclear)
        checks.expect("what was acknowledged can be read while the disk is full", _missing(service, kept))
        task = service.PollWorkflowTaskQueue(poll_workflow("before"))
        checks.expect("tasks are given out while the disk is full", task.workflow_execution.run_id != kept["before"])
        os.remove(ballast)
        after = []
        try:
            kept["after"] = _start(service, "after")
        except grpc.RpcError as error:
            after = [f"{error.code().name}: {error.details()}"]
        checks.expect("the server goes on when there is room again", after)
        checks.expect("nothing that was refused is there", _present(service, [f"full-{i}" for i in range(400) if f"full-{i}" not in kept]))
    server.kill()
    server.start()
    with WorkflowService(server.port) as service:
        checks.expect("everything acknowledged is there after a kill, with its run id", _missing(service, kept))
    server.stop()
    done = subprocess.run([str(scene.binary), "admin", "verify", "--db-filename", str(server.db)], capture_output=True, text=True)
    checks.expect("`temporal admin verify` finds nothing wrong", (done.stdout + done.stderr).splitlines() if done.returncode else [])


def _describe(service: WorkflowService, name: str) -> str | None:
    request = rpc.DescribeWorkflowExecutionRequest(namespace="default", execution=WorkflowExecution(workflow_id=name))
    try:
        return service.DescribeWorkflowExecution(request).workflow_execution_info.execution.run_id
    except grpc.RpcError as error:
        if error.code() == grpc.StatusCode.NOT_FOUND:
            return None
        raise


def _missing(service: WorkflowService, kept: dict[str, str]) -> list[str]:
    found = {name: _describe(service, name) for name in kept}
    return [f"{name}: {found[name]} is not {run}" for name, run in kept.items() if found[name] != run]


def _present(service: WorkflowService, names: list[str]) -> list[str]:
    return [name for name in names if _describe(service, name)]
