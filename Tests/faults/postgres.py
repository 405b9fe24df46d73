#!/usr/bin/env python3
"""What is tested on a file, on PostgreSQL: kills under load, parity with the original, and load.

    .venv/bin/python Tests/faults/postgres.py [--server PATH] [--bench PATH] [--only storm,parity,bench]

It starts a PostgreSQL of its own. The last line is `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
for folder in ("blackbox", "crash"):
    sys.path.insert(0, str(TESTS / folder))

from batches import batches as kill_batches  # noqa: E402
from family import family as kill_family  # noqa: E402
from harness.checks import Checks  # noqa: E402
from harness.server import Server, default_server  # noqa: E402
from postgres_server import BINARIES, Postgres  # noqa: E402
from storm import storm as kill_orders  # noqa: E402


def _server(options, database: Postgres) -> Server:
    return Server(options.server, arguments=("--db-url", database.url()))


def storm(options, database: Postgres, checks: Checks) -> None:
    """The crash test: every acknowledged order, parent and child, and every target of a batch job is done once, whatever is killed."""
    with tempfile.TemporaryDirectory(prefix="temporal-postgres-storm-") as folder, _server(options, database) as server:
        asyncio.run(_kills(server, Path(folder), random.Random(options.seed), checks))
        server.stop()
    said = subprocess.run([options.server, "admin", "verify", "--db-url", database.url()], capture_output=True, text=True)
    checks.expect("`temporal admin verify` finds nothing wrong", (said.stdout + said.stderr).splitlines()[-20:] if said.returncode else [])


async def _kills(server: Server, folder: Path, rng: random.Random, checks: Checks) -> None:
    await kill_orders(server, folder, 100, 8, 90, rng, checks)
    await kill_family(server, folder, 20, 4, 90, rng, checks)
    await kill_batches(server, 100, 2, rng, checks)


def parity(options, database: Postgres, checks: Checks) -> None:
    """Every scenario, against what the original answered."""
    run = [sys.executable, TESTS / "parity/run.py", "check", "--server", options.server, f"--server-arguments=--db-url {database.url()}"]
    done = subprocess.run([str(word) for word in run], capture_output=True, text=True)
    last = (done.stdout.strip().splitlines() or [done.stderr])[-1]
    print(f"  {last}")
    if done.returncode:
        print(done.stdout)
    checks.expect("every parity scenario passes", _failures(done.stdout) if done.returncode else [])


def _failures(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("FAILED")] or said.splitlines()[-10:]


def bench(options, database: Postgres, checks: Checks) -> None:
    """Orders as fast as they go, and lists while workflows are started."""
    if not options.bench.exists():
        print(f"  skipped: there is no {options.bench}")
        return
    with _server(options, database) as server:
        for scenario in ("order", "visibility"):
            words = [options.bench, scenario, "--address", server.address, "--duration", "20", "--server-pid", str(server.pid), "--json", "--quiet"]
            done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
            broken = [done.stderr] if done.returncode else _report(json.loads(done.stdout)["phases"][0])
            checks.expect(f"a load of `{scenario}` is done without an error", broken)


def _report(phase: dict) -> list[str]:
    """Prints what a load came to; answers its errors."""
    latency, use = phase["latency"], phase["server"]
    print(
        f"  {phase['name']}: {phase['perSecond']:.1f} a second, p50 {latency['p50']:.1f} ms, p99 {latency['p99']:.1f} ms, "
        f"{use['cpuMillisecondsPerOperation']:.2f} ms of the server's CPU each, {use['peakMebibytes']:.0f} MiB at most"
    )
    return [f"{count} times: {kind}" for kind, count in phase["errors"].items()]


PARTS = {part.__name__: part for part in (storm, parity, bench)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", type=lambda text: Path(text).resolve(), default=default_server(), help="the temporal binary under test")
    parser.add_argument("--bench", type=Path, help="temporal-bench; beside the server by default")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS), help="some of " + ", ".join(PARTS))
    options = parser.parse_args()
    options.bench = options.bench or options.server.with_name("temporal-bench")
    checks = Checks()
    if BINARIES is None:
        print("skipped: PostgreSQL is not installed (Debian's package postgresql)")
        return checks.finish()
    for name in options.only:
        print(f"PostgreSQL: {name}", flush=True)
        with Postgres.make() as database:
            PARTS[name](options, database, checks)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
