#!/usr/bin/env python3
"""Kills the server with SIGKILL in every way that matters and checks what must hold afterwards.

    .venv/bin/python Tests/crash/crash.py [--server PATH] [--seed N] [--orders 200] [--kills 12] [--only storm,family,startup,torn,batches]

The last line is `N passed, N failed`; the exit code is 1 when something failed. A failing run's files are kept.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "blackbox"))

from batches import batches  # noqa: E402
from family import family  # noqa: E402
from harness.checks import Checks  # noqa: E402
from harness.server import Server, default_server  # noqa: E402
from startup import startup  # noqa: E402
from storm import storm  # noqa: E402
from torn import torn  # noqa: E402


async def run(arguments: argparse.Namespace, folder: Path, checks: Checks) -> None:
    rng = random.Random(arguments.seed)
    server = Server(arguments.server, db=folder / "state.db").start()
    try:
        orders = []
        if "storm" in arguments.only:
            orders = await storm(server, folder, arguments.orders, arguments.kills, arguments.patience, rng, checks)
        if "family" in arguments.only:
            await family(server, folder, arguments.parents, arguments.family_kills, arguments.patience, rng, checks)
        if "startup" in arguments.only:
            await startup(server, orders, folder, arguments.startup_kills, rng, checks)
        if "torn" in arguments.only:
            await torn(arguments.server, folder, rng, checks)
        if "batches" in arguments.only:
            server.kill()
            server = Server(arguments.server, db=folder / "batches.db").start()
            await batches(server, arguments.batched, arguments.batch_kills, rng, checks)
    finally:
        server.kill()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", type=lambda text: Path(text).resolve(), default=default_server(), help="the temporal binary under test")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000), help="decides the moments of the kills")
    parser.add_argument("--orders", type=int, default=200)
    parser.add_argument("--kills", type=int, default=12, help="kills while orders are under way")
    parser.add_argument("--parents", type=int, default=40)
    parser.add_argument("--family-kills", type=int, default=6, help="kills while parents and children are under way")
    parser.add_argument("--startup-kills", type=int, default=10, help="kills inside start-up, on each of two files")
    parser.add_argument("--batched", type=int, default=200, help="workflows that batch jobs are about")
    parser.add_argument("--batch-kills", type=int, default=3, help="kills within each batch job")
    parser.add_argument("--patience", type=float, default=90, help="seconds from the last kill to the last result")
    parser.add_argument("--only", type=lambda text: text.split(","), default=["storm", "family", "startup", "torn", "batches"])
    arguments = parser.parse_args()
    print(f"server {arguments.server}, seed {arguments.seed}", flush=True)
    folder, checks = Path(tempfile.mkdtemp(prefix="temporal-crash-")), Checks()
    asyncio.run(run(arguments, folder, checks))
    if checks.failed:
        print(f"files kept in {folder}")
    else:
        shutil.rmtree(folder)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
