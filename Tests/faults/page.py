"""A damaged database file: refused with a clear error, and what is whole of it recovered."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
from pathlib import Path

import work
from harness.raw import WorkflowService, payloads, start_request
from harness.server import Server
from temporalio.api.common.v1 import Memo

ORDERS = 300


async def page(scene) -> None:
    print("damaged pages")
    server = Server(scene.binary, db=scene.folder / "whole.db").start()
    try:
        client = await work.connect(server.address)
        async with work.worker(client):
            await asyncio.gather(*(work.finish(client, work.Activities, f"done-{i}") for i in range(20)))
        with WorkflowService(server.port) as service:
            for i in range(ORDERS):
                # The memo is kept apart from the state, so that every table has something to lose.
                memo = Memo(fields={"memo": payloads("y" * 300).payloads[0]})
                service.StartWorkflowExecution(start_request(f"open-{i}", input=payloads("x" * 500), memo=memo))
        server.stop()
        await asyncio.to_thread(_check, scene, server.db)
    finally:
        server.kill()


def _admin(scene, *arguments) -> tuple[int, list[str]]:
    done = subprocess.run([str(scene.binary), "admin", *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, (done.stdout + done.stderr).splitlines()


def _check(scene, whole: Path) -> None:
    checks = scene.checks
    code, said = _admin(scene, "verify", "--db-filename", whole)
    checks.expect("a whole file is found whole", said if code else [])
    before = whole.read_bytes()
    code, said = _admin(scene, "recover", "--db-filename", whole, "--to", scene.folder / "copy.db")
    checks.expect("a whole file is recovered without a loss", said if code or "nothing was lost" not in said[-1] else [])
    checks.expect("and stays as it was", whole.read_bytes() != before)
    checks.expect("the recovered file holds the same rows", _different(whole, scene.folder / "copy.db"))
    for table in ("executions", "history", "items", "tasks", "current_runs"):
        _damage_table(scene, whole, table)


def _leaves(file: Path, table: str) -> list[int]:
    """The leaf pages of a table's tree: those that lead to no others. (https://sqlite.org/fileformat2.html#b_tree_pages)"""
    with sqlite3.connect(file) as database:
        size = database.execute("pragma page_size").fetchone()[0]
        root = database.execute("select rootpage from sqlite_schema where type = 'table' and name = ?", (table,)).fetchone()[0]
    data = file.read_bytes()

    def below(number: int) -> list[int]:
        start = (number - 1) * size
        header = start + (100 if number == 1 else 0)
        kind, cells = data[header], int.from_bytes(data[header + 3 : header + 5], "big")
        if kind in (0x0D, 0x0A):
            return [number]
        found = []
        for i in range(cells):
            at = header + 12 + 2 * i
            cell = start + int.from_bytes(data[at : at + 2], "big")
            found += below(int.from_bytes(data[cell : cell + 4], "big"))
        return found + below(int.from_bytes(data[header + 8 : header + 12], "big"))

    return below(root)


def _damage_table(scene, whole: Path, table: str) -> None:
    """Overwrites one leaf in the middle of the table."""
    checks, damaged, fresh = scene.checks, scene.folder / f"{table}.db", scene.folder / f"{table}-fresh.db"
    data, leaves = bytearray(whole.read_bytes()), _leaves(whole, table)
    if len(leaves) < 3:
        checks.expect(f"{table}: the table is big enough to be damaged in its middle", [f"it has {len(leaves)} leaves"])
        return
    start = (leaves[len(leaves) // 2] - 1) * 4096
    data[start : start + 4096] = scene.rng.randbytes(4096)
    damaged.write_bytes(data)

    server = Server(scene.binary, db=damaged)
    try:
        server.start()
        refusal = "it started"
    except RuntimeError as error:
        refusal = str(error)
    server.kill()
    wanted = (str(damaged), "is damaged", "temporal admin recover")
    checks.expect(f"{table}: the server refuses the file, names it and says what to do", [refusal] if not all(w in refusal for w in wanted) else [])
    code, said = _admin(scene, "verify", "--db-filename", damaged)
    checks.expect(f"{table}: verify says that something is wrong", said if code != 1 else [])
    code, said = _admin(scene, "recover", "--db-filename", damaged, "--to", fresh)
    checks.expect(f"{table}: recover makes a fresh file and leaves the damaged one alone", said if code or damaged.read_bytes() != data else [])
    if code:
        return
    code, report = _admin(scene, "verify", "--db-filename", fresh)
    checks.expect(f"{table}: nothing is wrong with the fresh file", report if code else [])
    kept = int(re.match(r"(\d+) whole runs", said[-1])[1])
    lost = {run for line in said for run in re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", line)}
    with sqlite3.connect(whole) as database:
        runs = database.execute("select count(*) from executions").fetchone()[0]
    print(f"  {table}: {kept} of {runs} runs kept, {len(lost)} named as lost")
    # Rows of half a kilobyte: a page holds fewer than thirty of them. Lost tasks and names are made again.
    allowed = 0 if table in ("tasks", "current_runs") else 200 if table == "items" else 40
    checks.expect(f"{table}: all but the runs on that page are kept", [f"{kept} of {runs}"] if kept < runs - allowed else [])
    checks.expect(f"{table}: every run that is not kept is named", [f"{runs - kept} lost, {len(lost)} named"] if len(lost) < runs - kept else [])
    _go_on(scene, fresh, table)


def _go_on(scene, fresh: Path, table: str) -> None:
    with Server(scene.binary, db=fresh) as server, WorkflowService(server.port) as service:
        run = service.StartWorkflowExecution(start_request("after-recovery")).run_id
        scene.checks.expect(f"{table}: a server goes on with the fresh file", not run)


def _different(one: Path, other: Path) -> list[str]:
    found = []
    with sqlite3.connect(one) as a, sqlite3.connect(other) as b:
        tables = [row[0] for row in a.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")]
        for table in tables:
            if table == "shards":  # the recovery took them, as a server would
                continue
            rows = [sorted(map(repr, database.execute(f"select * from {table}"))) for database in (a, b)]
            if rows[0] != rows[1]:
                found.append(f"{table}: {len(rows[0])} rows, {len(rows[1])} in the copy")
    return found
