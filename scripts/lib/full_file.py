"""Fills a database file with many executions by copying the rows of a few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

SHARDS = 512
OPEN = (1 << 63) - 1  # the close time of what is open


def columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def copies(row: tuple, names: list[str], count: int, workflow: str, first: int) -> Iterator[tuple]:
    """The row under other ids: of the run, which begins with the time, of the workflow, and of the shard; each a microsecond later."""
    values = list(row)
    run = names.index("run_id")
    prefix = bytes(values[run])[:8]
    id_ = names.index("workflow_id") if "workflow_id" in names else None
    shard = names.index("shard") if "shard" in names else None
    times = [place for place, name in enumerate(names) if name in ("start_time", "execution_time", "close_time") and row[place] != OPEN]
    for number in range(first, first + count):
        for time in times:
            values[time] = row[time] + (number - first) * 1000
        values[run] = prefix + number.to_bytes(8, "big")
        if id_ is not None:
            values[id_] = f"{workflow}-{number}"
        if shard is not None:
            values[shard] = 1 + number % SHARDS
        yield tuple(values)


def multiply(file: Path, counts: dict[str, int]) -> None:
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous = OFF")
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    runs = {name: database.execute("SELECT run_id FROM executions WHERE workflow_id = ?", [name]).fetchone()[0] for name in counts}
    for table in tables:
        names = columns(database, table)
        if "run_id" not in names:
            continue
        marks = ", ".join("?" * len(names))
        for number, (workflow, count) in enumerate(counts.items()):
            for row in database.execute(f"SELECT {', '.join(names)} FROM {table} WHERE run_id = ?", [runs[workflow]]).fetchall():
                rows = copies(row, names, count, workflow, 1 + number * 100_000_000)
                database.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
