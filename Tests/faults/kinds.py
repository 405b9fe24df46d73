"""SIGKILL while every kind of work is under way: activities, timers, signals, updates, children, activities without a workflow."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import work
from harness.server import Server
from temporalio.client import Client


async def kinds(scene) -> None:
    copies, kills = (8, 12) if scene.is_long else (2, 3)
    print(f"kill -9 while {copies} of each kind of work are under way, {kills} times")
    server = Server(scene.binary, db=scene.folder / "state.db").start()
    try:
        client = await work.connect(server.address)
        async with work.worker(client):
            shapes = (work.Activities, work.Timers, work.Signals, work.Updates, work.Children)
            under_way = [
                asyncio.create_task(work.finish(client, shape, f"{shape.__name__}-{i}")) for shape in shapes for i in range(copies)
            ]
            under_way += [asyncio.create_task(_activity(client, f"alone-{i}")) for i in range(copies)]
            for _ in range(kills):
                await asyncio.sleep(scene.rng.uniform(0.2, 1.0))
                server.kill()
                await asyncio.to_thread(server.start)
            began = time.monotonic()
            done, late = await asyncio.wait(under_way, timeout=60)
            for task in late:
                task.cancel()
            print(f"  {time.monotonic() - began:.1f} s from the last restart to the last result")
            scene.checks.expect("everything is finished within 60 s of the last kill", [f"{len(late)} are not"] if late else [])
            wrong = [f"{task.exception()!r}" if task.exception() else task.result() for task in done]
            scene.checks.expect("every result is the right one, and every signal and update counted once", [line for line in wrong if line])
        server.stop()
        _verify(scene, server, "after the kills")
    finally:
        server.kill()


def _verify(scene, server, when: str) -> None:
    import subprocess

    done = subprocess.run([str(scene.binary), "admin", "verify", "--db-filename", str(server.db)], capture_output=True, text=True)
    said = (done.stdout + done.stderr).splitlines()
    scene.checks.expect(f"`temporal admin verify` finds nothing wrong {when}", said if done.returncode else [])


async def _activity(client: Client, name: str) -> str | None:
    """An activity without a workflow."""
    from temporalio.exceptions import TemporalError
    from temporalio.service import RPCError, RPCStatusCode

    try:
        handle = await work.persist(
            client.start_activity, work.double, 21, id=name, task_queue=work.TASK_QUEUE, start_to_close_timeout=timedelta(seconds=5)
        )
    except (RPCError, TemporalError) as error:
        if isinstance(error, RPCError) and error.status != RPCStatusCode.ALREADY_EXISTS:
            return f"{name}: {error}"
        handle = client.get_activity_handle(name)
    result = await work.persist(handle.result)
    return None if result == 42 else f"{name}: {result!r} is not 42"
