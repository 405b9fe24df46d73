"""The machine's clock is set forwards and backwards under a running server: its process is told another time of day (clock.c)."""

from __future__ import annotations

import asyncio
import struct
import subprocess
import time
from pathlib import Path

import work
from harness.server import Server
from temporalio.client import Client

HOUR, DAY = 3_600, 86_400


class ClockedServer(Server):
    """A server whose time of day is the machine's and so many seconds more."""

    def __init__(self, path: Path, folder: Path):
        super().__init__(path, db=folder / "state.db")
        self._library, self._offset = folder / "clock.so", folder / "offset"
        source = Path(__file__).with_name("clock.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", self._library, source, "-ldl"], check=True)
        self.set(0)

    def set(self, seconds: int) -> None:
        """Sets the clock off by `seconds`."""
        with open(self._offset, "r+b" if self._offset.exists() else "wb") as file:
            file.write(struct.pack("=q", seconds))

    @property
    def command(self) -> list[str]:
        return ["env", f"LD_PRELOAD={self._library}", f"CLOCK_OFFSET_FILE={self._offset}", *super().command]


async def clock(scene) -> None:
    print("the clock is set")
    steps = (HOUR, -HOUR, 10 * DAY, -10 * DAY) if scene.is_long else (HOUR, -HOUR)
    server = ClockedServer(scene.binary, scene.folder)
    server.launch()
    try:
        await asyncio.to_thread(server.wait_until_ready)
        client = await work.connect(server.address)
        async with work.worker(client):
            for number, step in enumerate(steps):
                await _step(scene, client, server, step, number)
        died = server.process.poll()
        scene.checks.expect("the server lives", [f"it ended with {died}"] if died is not None else [])
    finally:
        server.kill()


async def _step(scene, client: Client, server: ClockedServer, seconds: int, number: int) -> None:
    """Sets the clock while work is under way, and sets it back behind it."""
    step = f"{seconds / HOUR:+.0f} h"
    shapes = (work.Activities, work.Timers, work.Signals, work.Updates, work.Children)
    server.set(0)
    under_way = [asyncio.create_task(work.finish(client, shape, f"{shape.__name__}-{number}")) for shape in shapes]
    await asyncio.sleep(0.8)
    server.set(seconds)
    began = time.monotonic()
    done, late = await asyncio.wait(under_way, timeout=6)
    took = time.monotonic() - began
    # What waits for a time of day waits for it: backwards, the timers that were set before are an hour away.
    waits = {task for task in late if seconds < 0}
    wrong = [repr(task.exception()) if task.exception() else task.result() for task in done]
    print(f"  {step}: {len(done)} of {len(under_way)} done after {took:.1f} s, {len(waits)} wait for their time")
    scene.checks.expect(f"{step}: what goes on without the old time is done, rightly", [line for line in wrong if line])
    scene.checks.expect(f"{step}: forwards, nothing is late", [f"{len(late)} are late"] if late - waits else [])
    wrong = await asyncio.wait_for(work.finish(client, work.Timers, f"new-{number}"), 30)
    scene.checks.expect(f"{step}: work that begins now takes its usual time", [wrong] if wrong else [])
    server.set(0)
    if waits:
        _, late = await asyncio.wait(waits, timeout=30)
        scene.checks.expect(f"{step}: when the clock is set right again, the rest is done", [f"{len(late)} are not"] if late else [])
        wrong = [repr(task.exception()) if task.exception() else task.result() for task in waits - late]
        scene.checks.expect(f"{step}: rightly", [line for line in wrong if line])
