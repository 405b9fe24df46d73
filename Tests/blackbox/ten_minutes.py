#!/usr/bin/env python3
"""Ten minutes on one connection (`make soak-connection`): nothing may cut it.

A worker and a client share one connection of the official SDK, with a keepalive PING every 10 s, 150 calls open all the time, and
a steady trickle of orders, signals and queries. Beside it, a connection that does what Go's clients do: PINGs far more often than
200 times in 30 s. Each second this process's established sockets to the server are counted by their own port number.

The original closes every connection after five minutes (and answers frequent PINGs with GOAWAY), so against it those two
promises are reported and not judged.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import h2.config
import h2.connection
import h2.events
from harness.checks import Checks
from harness.order import ACTIVITIES, Order, OrderWorkflow, expected
from harness.server import ORIGINAL, Server, default_server, is_original
from harness.workers import worker
from temporalio.client import Client
from temporalio.service import KeepAliveConfig, RPCError, RPCStatusCode
from test_workflows import Basket

OPEN_CALLS = 150
LISTED = 3000  # workflows that one listing reads
PINGS_A_SECOND = 10


@dataclass
class Tally:
    """What happened so far."""

    orders: int = 0
    queries: int = 0
    errors: list[str] = field(default_factory=list)
    client_ports: dict[int, float] = field(default_factory=dict)  # first seen, in seconds after the start
    pings: int = 0
    pings_answered: int = 0
    ping_connection_lost: str = ""


def client_ports(server_port: int) -> set[int]:
    """The local ports of this process's established connections to the server, from the kernel's tables."""
    mine = set()
    for file in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the listing's own descriptor is gone by now
            mine.add(str(file.readlink()))
    found = set()
    for line in Path("/proc/self/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, state, *_, inode = line.split()[:10]
        if int(remote.split(":")[1], 16) == server_port and state == "01" and f"socket:[{inode}]" in mine:
            found.add(int(local.split(":")[1], 16))
    return found


async def watch_sockets(server: Server, ignored: set[int], tally: Tally) -> None:
    began = time.monotonic()
    while True:
        for port in client_ports(server.port) - ignored:
            tally.client_ports.setdefault(port, time.monotonic() - began)
        await asyncio.sleep(1)


async def ping(server: Server, ignored: set[int], tally: Tally) -> None:
    """One HTTP/2 connection that only PINGs."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    ignored.add(writer.get_extra_info("sockname")[1])
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
    connection.initiate_connection()

    async def read() -> None:
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.PingAckReceived):
                    tally.pings_answered += 1
                if isinstance(event, h2.events.ConnectionTerminated):
                    tally.ping_connection_lost = f"GOAWAY {event.error_code} {event.additional_data} after {tally.pings} PINGs"
                    return
            writer.write(connection.data_to_send())
        tally.ping_connection_lost = tally.ping_connection_lost or f"closed after {tally.pings} PINGs"

    reading = asyncio.create_task(read())
    while not reading.done():
        tally.pings += 1
        connection.ping(tally.pings.to_bytes(8, "big"))
        writer.write(connection.data_to_send())
        await asyncio.sleep(1 / PINGS_A_SECOND)


async def order_now_and_then(client: Client, queue: str, handles: list, tally: Tally) -> None:
    while True:
        order = Order(f"soak-order-{tally.orders}", tally.orders)
        result = await client.execute_workflow(OrderWorkflow.run, order, id=order.id, task_queue=queue)
        if result != expected(order):
            tally.errors.append(f"{order.id}: {result}")
        tally.orders += 1
        handle = handles[tally.orders % len(handles)]
        await handle.signal(Basket.add, "more")
        if await handle.query(Basket.count) < 1:
            tally.errors.append(f"{handle.id} forgot its signals")
        tally.queries += 1
        await asyncio.sleep(0.2)


async def soak(server: Server, seconds: float, judged: bool, checks: Checks) -> None:
    tally, queue = Tally(), "soak"
    ignored = client_ports(server.port)  # what the steps before may have left to close
    client = await Client.connect(server.address, keep_alive_config=KeepAliveConfig(interval_millis=10_000))
    background = [asyncio.create_task(watch_sockets(server, ignored, tally)), asyncio.create_task(ping(server, ignored, tally))]
    async with worker(client, queue, [OrderWorkflow, Basket], ACTIVITIES):
        handles = [await client.start_workflow(Basket.run, id=f"soak-{i}", task_queue=queue) for i in range(OPEN_CALLS)]
        waiting = [asyncio.create_task(handle.result()) for handle in handles]  # a long poll each, renewed for ever
        ordering = asyncio.create_task(order_now_and_then(client, queue, handles, tally))
        began = time.monotonic()
        while (left := seconds - (time.monotonic() - began)) > 0 and not ordering.done():
            await asyncio.wait([ordering], timeout=min(60, left))
            print(
                f"  {time.monotonic() - began:4.0f} s: {tally.orders} orders, {tally.queries} queries, "
                f"{tally.pings_answered} of {tally.pings} PINGs answered, client ports {sorted(tally.client_ports)}",
                flush=True,
            )
        broken = list(tally.errors)
        broken += [repr(task.exception()) for task in [ordering, *waiting] if task.done() and not task.cancelled()]
        ordering.cancel()
        await asyncio.gather(ordering, return_exceptions=True)
        for handle in handles:
            await handle.signal(Basket.close)
        results = await asyncio.gather(*waiting, return_exceptions=True)
        broken += [f"{handle.id}: {found!r}" for handle, found in zip(handles, results) if not isinstance(found, list)]
        for task in background:
            task.cancel()
    await asyncio.gather(*background, return_exceptions=True)
    checks.expect(f"{OPEN_CALLS} open calls were all answered, and {tally.orders} orders completed beside them", broken)
    cut = [f"client port {port} since {since:.0f} s" for port, since in tally.client_ports.items()]
    one = f"worker and client kept one connection for {seconds:.0f} s"
    pinged = f"{tally.pings} PINGs, {PINGS_A_SECOND} a second, were answered and cut nothing"
    unanswered = tally.ping_connection_lost or (tally.pings - tally.pings_answered > PINGS_A_SECOND and "PINGs without an answer")
    if judged:
        checks.expect(one, cut if len(cut) != 1 else [])
        checks.expect(pinged, [unanswered] if unanswered else [])
    else:
        print(f"  not judged: {one}: {cut}\n  not judged: {pinged}: {unanswered or 'yes'}")


async def list_many(server: Server, checks: Checks) -> None:
    """The original's command line reads thousands of workflows, page after page, with a PING for nearly every answer."""
    client = await Client.connect(server.address)
    try:
        await client.count_workflows("")
    except RPCError as refused:
        if refused.status != RPCStatusCode.UNIMPLEMENTED:
            raise
        return print("  not judged: the listing of many workflows, which this server has not built yet")
    limit = asyncio.Semaphore(50)

    async def start(i: int) -> None:
        async with limit:
            await client.start_workflow("Listed", id=f"listed-{i}", task_queue="nobody")

    await asyncio.gather(*(start(i) for i in range(LISTED)))
    query = "WorkflowType = 'Listed'"
    async with asyncio.timeout(60):
        while (await client.count_workflows(query)).count < LISTED:
            await asyncio.sleep(0.5)
    command = [str(ORIGINAL), "workflow", "list", "--query", query, "--address", server.address, "--output", "json"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=120)
    ids = {found["execution"]["workflowId"] for found in json.loads(done.stdout)} if done.returncode == 0 else set()
    broken = [f"exit {done.returncode}, {len(ids)} listed: {done.stderr}"] if len(ids) != LISTED else []
    checks.expect(f"the original's command line lists {LISTED} workflows", broken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", type=lambda text: Path(text).resolve(), default=default_server())
    parser.add_argument("--minutes", type=float, default=10)
    arguments = parser.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="temporal-soak-") as folder, Server(arguments.server, db=Path(folder) / "soak.db") as server:
        asyncio.run(list_many(server, checks))
        asyncio.run(soak(server, arguments.minutes * 60, not is_original(arguments.server), checks))
        checks.expect("the server ends with exit code 0", server.stop() != 0)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
