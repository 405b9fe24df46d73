"""SIGSTOP for longer than timers, deadlines and task timeouts last, then SIGCONT: the process goes on as if time had jumped."""

from __future__ import annotations

import asyncio
import signal
import time

import work
from harness.server import Server


async def pause(scene) -> None:
    seconds = 30 if scene.is_long else 4
    print(f"SIGSTOP for {seconds} s")
    server = Server(scene.binary, db=scene.folder / "state.db").start()
    try:
        client = await work.connect(server.address)
        async with work.worker(client):
            shapes = (work.Activities, work.Timers, work.Signals, work.Updates, work.Children)
            under_way = [asyncio.create_task(work.finish(client, shape, f"{shape.__name__}-{i}")) for shape in shapes for i in range(3)]
            await asyncio.sleep(0.7)
            server.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(seconds)
            server.process.send_signal(signal.SIGCONT)
            began = time.monotonic()
            done, late = await asyncio.wait(under_way, timeout=60)
            for task in late:
                task.cancel()
            print(f"  {time.monotonic() - began:.1f} s from going on to the last result")
            scene.checks.expect("everything is finished within 60 s of going on", [f"{len(late)} are not"] if late else [])
            wrong = [f"{task.exception()!r}" if task.exception() else task.result() for task in done]
            scene.checks.expect("every result is the right one", [line for line in wrong if line])
            began = time.monotonic()
            wrong = await work.finish(client, work.Activities, "afterwards")
            scene.checks.expect("new work is done as ever", [wrong] if wrong else [])
            scene.checks.expect("and in no time", [f"{time.monotonic() - began:.1f} s"] if time.monotonic() - began > 5 else [])
    finally:
        server.process.send_signal(signal.SIGCONT)
        server.kill()
