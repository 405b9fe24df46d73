"""Kills inside start-up, on a fresh file and on one with a past."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from harness.checks import Checks
from harness.server import Server
from orders import Order, Shop, result


async def startup(server: Server, orders: list[Order], folder: Path, kills: int, rng: random.Random, checks: Checks) -> None:
    """Kills servers 0 to 300 ms after exec; then each file must open, and the old one must hold what it held."""
    print(f"start-up: {kills} kills each on a fresh file and on the storm's")
    fresh = Server(server.path, db=folder / "fresh.db", arguments=server.arguments)
    await _batter(fresh, kills, rng)
    checks.expect("a fresh file whose first start-ups were killed opens and takes an order", await _trouble(fresh))
    fresh.kill()

    server.kill()
    await _batter(server, kills, rng)
    try:
        await asyncio.to_thread(server.start)
    except (RuntimeError, TimeoutError) as error:
        checks.expect("a file with a past opens after killed start-ups", [str(error)])
        return
    checks.expect("a file with a past opens after killed start-ups", False)
    shop = Shop(server.port, "crash")
    gone = [order.id for order in orders if order.finished and not result(await shop.history(order))]
    checks.expect("every completed order is still there after killed start-ups", gone)
    await shop.close()


async def _batter(server: Server, kills: int, rng: random.Random) -> None:
    for _ in range(kills):
        server.launch()
        await asyncio.sleep(rng.uniform(0, 0.3))
        server.kill()


async def _trouble(server: Server) -> list[str]:
    try:
        await asyncio.to_thread(server.start)
    except (RuntimeError, TimeoutError) as error:
        return [str(error)]
    shop = Shop(server.port, "crash")
    order = Order("first")
    await shop.start(order)
    await shop.close()
    return order.refusals
