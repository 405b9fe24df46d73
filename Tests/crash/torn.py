"""A torn write-ahead log: the machine lost power in the middle of its last writes.

What can be promised. A start is acknowledged after its commit is in the log and synced, so a real power cut tears only
frames behind the last synced commit: nothing acknowledged may be missing ("half a frame behind the end"). When a disk loses
more than it may and damages frames that it had called safe, SQLite takes the log up to the last commit before the damage,
because each frame's checksum covers all before it. So the server must start, the database must be whole, every start whose
commit lies before the damage must be there, and the others are there whole or not at all: a client that starts them
again under the same request id gets them.

Frames that a checkpoint has copied into the database are left alone: damage there is not a torn tail.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from pathlib import Path

import wal
from harness.checks import Checks
from harness.server import Server, is_original
from orders import Order, Shop, faults
from storm import Worker
from worker import TASK_QUEUE


def cut(data: bytearray, log: wal.Log, rng: random.Random) -> int:
    """Cuts a few bytes off the last frame."""
    del data[log.end - rng.randint(1, log.frame_size - 1) :]
    return log.end - log.frame_size


def cut_deep(data: bytearray, log: wal.Log, rng: random.Random) -> int:
    """Cuts a few bytes off a frame in the middle of the last third of the commits."""
    end = log.commits[-len(log.commits) // 3]
    del data[end - rng.randint(1, log.frame_size - 1) :]
    return end - log.frame_size


def flip(data: bytearray, log: wal.Log, rng: random.Random) -> int:
    """Flips eight bytes of the last frame."""
    for _ in range(8):
        data[log.end - 1 - rng.randrange(log.frame_size)] ^= rng.randint(1, 255)
    return log.end - log.frame_size


def half(data: bytearray, log: wal.Log, rng: random.Random) -> int:
    """Leaves half a frame behind the end, as a power cut in the next commit would."""
    del data[log.end :]
    data += data[log.end - log.frame_size : log.end - log.frame_size // 2]
    return log.end


DAMAGES = {
    "half a frame behind the end": half,
    "a cut last frame": cut,
    "flipped bytes in the last frame": flip,
    "a cut through a third of the commits": cut_deep,
}


async def torn(binary: Path, folder: Path, rng: random.Random, checks: Checks) -> None:
    """Starts orders, kills the server, and opens copies of its file with differently damaged logs."""
    print("torn log")
    # The original keeps a rollback journal unless told otherwise.
    wal_please = ("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=full") if is_original(binary) else ()
    server = Server(binary, db=folder / "torn.db", arguments=wal_please).start()
    log_file, index_file = folder / "torn.db-wal", folder / "torn.db-shm"
    shop = Shop(server.port, TASK_QUEUE)
    placed: list[tuple[Order, bytes, int]] = []  # an order, the log's generation and end at its acknowledgement
    for i in range(30):
        order = Order(f"torn-{i:02}")
        await shop.start(order)
        log = wal.read(log_file)
        placed.append((order, log.generation if log else b"", log.end if log else 0))
    copied = wal.copied_back(index_file)
    server.kill()
    await shop.close()
    log = wal.read(log_file)
    usable = log is not None and len(log.commits) > 6
    usable = usable and log.commits[-len(log.commits) // 3] - log.frame_size >= wal.HEADER + copied * log.frame_size
    checks.expect("the killed server left a log with a tail to tear", not usable)
    if not usable:
        return
    for name, damage in DAMAGES.items():
        data = bytearray(log_file.read_bytes())
        whole_up_to = damage(data, log, rng)
        copy = folder / f"torn-{damage.__name__}.db"
        shutil.copyfile(server.db, copy)
        copy.with_name(copy.name + "-wal").write_bytes(data)
        promised = [order for order, generation, end in placed if generation != log.generation or end <= whole_up_to]
        print(f"  {name}: {len(promised)} of {len(placed)} orders promised")
        await _open(Server(binary, db=copy, arguments=wal_please), [order for order, _, _ in placed], promised, name, checks)


async def _open(server: Server, orders: list[Order], promised: list[Order], name: str, checks: Checks) -> None:
    try:
        await asyncio.to_thread(server.start)
    except (RuntimeError, TimeoutError) as error:
        checks.expect(f"{name}: the server starts", [str(error)])
        return
    checks.expect(f"{name}: the server starts", False)
    shop = Shop(server.port, TASK_QUEUE)
    there = [order for order in orders if await shop.run_id(order) in order.run_ids]
    checks.expect(f"{name}: every promised order is there", [order.id for order in promised if order not in there])
    again = [Order(order.id, order.request_id, set(order.run_ids) if order in there else set()) for order in orders]
    folder = server.db.with_suffix(".worker")
    folder.mkdir()
    with Worker(server, folder) as worker:
        try:
            async with asyncio.timeout(60):
                for order in again:
                    await shop.start(order)
                await asyncio.gather(*(shop.closed(order) for order in again))
        except TimeoutError:
            checks.expect(f"{name}: every order finishes", True)
        else:
            broken = [line for order in again for line in order.refusals + faults(order, await shop.history(order))]
            broken += [f"{order.id}: {order.run_ids}" for order in again if len(order.run_ids) != 1]
            broken += [f"{key}: {n} times" for key, n in worker.runs().items() if n > 1]
            checks.expect(f"{name}: every order finishes, the lost ones started again, once each", broken)
    await shop.close()
    server.stop()
    with sqlite3.connect(server.db) as file:
        answer = file.execute("pragma integrity_check").fetchone()
    file.close()
    checks.expect(f"{name}: the database is whole", answer != ("ok",))
