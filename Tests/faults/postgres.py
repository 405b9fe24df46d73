#!/usr/bin/env python3
"""What is tested on a file, on PostgreSQL: kills under load, parity with the original, and a load of orders.

    .venv/bin/python Tests/faults/postgres.py [--server PATH] [--bench PATH] [--only storm,parity,bench]

It starts a PostgreSQL of its own. The last line is `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
for folder in ("blackbox", "crash"):
    sys.path.insert(0, str(TESTS / folder))

from harness.checks import Checks  # noqa: E402
from harness.server import Server, default_server  # noqa: E402
from postgres_server import BINARIES, Postgres  # noqa: E402
from storm import storm as kill_orders  # noqa: E402


def storm(options, database: Postgres, checks: Checks) -> None:
    """The crash test's storm: every acknowledged order completes once, whatever is killed."""
    with tempfile.TemporaryDirectory(prefix="temporal-postgres-storm-") as folder:
        with Server(options.server, arguments=("--db-url", database.url())) as server:
            rng = random.Random(options.seed)
            asyncio.run(kill_orders(server, Path(folder), 100, 8, 90, rng, checks))
            server.stop()
    said = subprocess.run([options.server, "admin", "verify", "--db-url", database.url()], capture_output=True, text=True)
    checks.expect("`temporal admin verify` finds nothing wrong", (said.stdout + said.stderr).splitlines()[-20:] if said.returncode else [])


def parity(options, database: Postgres, checks: Checks) -> None:
    """Every scenario, against what the original answered."""
    # A module of another `harness` than ours, so it is asked by a process of its own.
    ask = "import json, sys; from harness.servers import FLAGS; json.dump(FLAGS, sys.stdout)"
    flags = json.loads(subprocess.run([sys.executable, "-c", ask], cwd=TESTS / "parity", capture_output=True, text=True, check=True).stdout)
    with Server(options.server, arguments=("--db-url", database.url(), *flags)) as server:
        run = [sys.executable, TESTS / "parity/run.py", "check", "--address", server.address]
        done = subprocess.run([str(word) for word in run], capture_output=True, text=True)
    last = (done.stdout.strip().splitlines() or [done.stderr])[-1]
    print(f"  {last}")
    if done.returncode:
        print(done.stdout)
    checks.expect("every parity scenario passes", _failures(done.stdout) if done.returncode else [])


def _failures(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("FAILED")] or said.splitlines()[-10:]


def bench(options, database: Postgres, checks: Checks) -> None:
    """Orders as fast as they go."""
    if not options.bench.exists():
        print(f"  skipped: there is no {options.bench}")
        return
    with Server(options.server, arguments=("--db-url", database.url())) as server:
        words = [options.bench, "order", "--address", server.address, "--duration", "20", "--server-pid", str(server.pid)]
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    print("  " + "\n  ".join(done.stdout.strip().splitlines()))
    broken = re.search(r"\b(\d+) errors", done.stdout)
    checks.expect("a load of orders is done without an error", done.returncode != 0 or bool(broken and int(broken[1])))


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
