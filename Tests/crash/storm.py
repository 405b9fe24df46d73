"""Orders under way while the server is killed again and again."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from harness.checks import Checks
from harness.server import Server
from orders import Order, Shop, faults, result
from worker import TASK_QUEUE, UNKNOWN


class Worker:
    """The worker process, ready when made, its ledger and its word about answers it could not deliver."""

    def __init__(self, server: Server, folder: Path):
        self.ledger = folder / "ledger"
        self._gave_up = folder / "gave-up"
        self.ledger.touch()
        script = Path(__file__).with_name("worker.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), server.address, str(self.ledger), str(self._gave_up)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if self._process.stdout.readline() != b"ready\n":
            raise RuntimeError("the worker did not start")

    def runs(self) -> Counter[tuple[str, str, int]]:
        """How often each (workflow id, activity, attempt) ran."""
        lines = (line.split() for line in self.ledger.read_text().splitlines())
        return Counter((workflow, activity, int(attempt)) for workflow, activity, attempt in lines)

    def answers_given_up(self) -> int:
        return len(self._gave_up.read_text().splitlines()) if self._gave_up.exists() else 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_) -> None:
        self._process.kill()
        self._process.wait()


async def kill_soon(server: Server, rng: random.Random) -> None:
    """Kills the server at a moment of the next second and a half, and starts it again."""
    await asyncio.sleep(rng.uniform(0.2, 1.5))
    server.kill()
    await asyncio.to_thread(server.start)


async def storm(
    server: Server, folder: Path, count: int, kills: int, patience: float, rng: random.Random, checks: Checks
) -> list[Order]:
    """Runs `count` orders through `kills` kills, checks every promise, and leaves the server running."""
    print(f"storm: {count} orders, {kills} kills")
    orders = [Order(f"order-{i:03}") for i in range(count)]
    with Worker(server, folder) as worker:
        shop = Shop(server.port, TASK_QUEUE)
        killed = asyncio.Condition()
        done = 0

        async def start(index: int) -> None:
            async with killed:  # starts are spread over the kills, so that every kill finds work under way
                await killed.wait_for(lambda: done >= index * (kills + 1) // count)
            await shop.start(orders[index])

        async def read() -> None:
            picker = random.Random(1)
            while True:
                known = [order for order in orders if order.acknowledged]
                if known:
                    await shop.look(picker.choice(known))
                await asyncio.sleep(0.02)

        starts = [asyncio.create_task(start(i)) for i in range(count)]
        reader = asyncio.create_task(read())
        while done < kills:
            await kill_soon(server, rng)
            async with killed:
                done += 1
                killed.notify_all()
        began = time.monotonic()

        async def finish(index: int) -> None:
            await starts[index]
            await shop.closed(orders[index])
            orders[index].finished = True

        finishing = [asyncio.create_task(finish(i)) for i in range(count)]
        await asyncio.wait(finishing, timeout=patience)
        print(f"  {time.monotonic() - began:.1f} s from the last restart to the last result")
        for task in [reader, *starts, *finishing]:
            task.cancel()
        late = [order.id for order in orders if not order.finished]
        checks.expect(f"everything is finished within {patience:.0f} s of the last kill", late)
        await _judge([order for order in orders if order.finished], shop, worker, checks)
        await shop.close()
    return orders


async def _judge(orders: list[Order], shop: Shop, worker: Worker, checks: Checks) -> None:
    histories = {order.id: await shop.history(order) for order in orders}
    runs = worker.runs()
    ran = Counter((workflow, activity) for workflow, activity, _ in runs.elements())
    results = {order.id: result(histories[order.id]) for order in orders}
    unknown = [order.id for order in orders if results[order.id] and results[order.id][1] == UNKNOWN]

    checks.expect(
        "every start was acknowledged or met silence, and was found from then on",
        [line for order in orders for line in order.refusals],
    )
    checks.expect(
        "a start retried under its request id is acknowledged with one run id, and that run is the one there is",
        [f"{o.id}: {o.run_ids}" for o in orders if {await shop.run_id(o)} != o.run_ids],
    )
    checks.expect(
        "no history has a gap, a double or an event taken back",
        [line for o in orders for line in faults(o, histories[o.id])],
    )
    checks.expect(
        "every acknowledged order completed with its right result",
        [
            f"{o.id}: {results[o.id]}"
            for o in orders
            if results[o.id] not in ([f"reserved {o.id}", charged, f"shipped {o.id}"] for charged in (f"charged {o.id}", UNKNOWN))
        ],
    )
    checks.expect(
        "no activity with maximum_attempts=1 ran twice",
        [f"{key}: {n} times" for key, n in ran.items() if key[1] == "charge" and n > 1],
    )
    checks.expect("no attempt of any activity was handed out twice", [f"{key}: {n} times" for key, n in runs.items() if n > 1])
    checks.expect("what has a result has run", [f"{o.id}" for o in orders if o.id not in unknown and not ran[o.id, "charge"]])
    # A charge may time out in two ways only: the kill took the answer to the poll, so it never ran and must not be handed out
    # again; or the worker ran it and gave up delivering the answer. An answer that was delivered may not be forgotten.
    undelivered = [order for order in unknown if ran[order, "charge"]]
    lost = len(unknown) - len(undelivered)
    print(f"  {lost} charges lost on their way to the worker, {len(undelivered)} ran without delivering their answer")
    checks.expect(
        "a charge that ran and whose answer the worker delivered is in the history",
        undelivered if len(undelivered) > worker.answers_given_up() else [],
    )
