"""The two processes that put load on a server for `bench-order`, apart from the one that measures.

    order_load.py worker ADDRESS        polls until it is killed; says `ready` once it does
    order_load.py client ADDRESS        reads lines `COUNT CONCURRENCY`, runs that many orders, answers each with one JSON line
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/blackbox"))

from harness.order import ACTIVITIES, TASK_QUEUE, Order, OrderWorkflow, expected  # noqa: E402
from harness.workers import worker  # noqa: E402
from temporalio.client import Client  # noqa: E402


async def work(client: Client) -> None:
    async with worker(client, TASK_QUEUE, [OrderWorkflow], ACTIVITIES):
        print("ready", flush=True)
        await asyncio.Event().wait()


async def serve(client: Client) -> None:
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        count, concurrency = map(int, line.split())
        print(json.dumps(await run(client, count, concurrency)), flush=True)


async def run(client: Client, count: int, concurrency: int) -> dict:
    """Runs `count` orders, `concurrency` at a time; answers each one's seconds from start to result, and all of them together."""
    left, seconds = iter(range(count)), []

    async def one_after_the_other() -> None:
        for i in left:
            order = Order(f"bench-{uuid.uuid4()}", i)
            began = time.perf_counter()
            result = await client.execute_workflow(OrderWorkflow.run, order, id=order.id, task_queue=TASK_QUEUE)
            seconds.append(time.perf_counter() - began)
            assert result == expected(order)

    began = time.perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(concurrency)))
    return {"seconds": seconds, "total": time.perf_counter() - began}


async def main(role: str, address: str) -> None:
    client = await Client.connect(address)
    await {"worker": work, "client": serve}[role](client)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
