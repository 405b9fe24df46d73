#!/usr/bin/env python3
"""Breaks what a server stands on, its disk, its clock, its time to run, its clients, and checks what must hold.

    .venv/bin/python Tests/faults/faults.py [--server PATH] [--seed N] [--long] [--only kinds,pause,disk,page,clock,crowd,readers,refusals,restart,tls,standby]

The last line is `N passed, N failed`; the exit code is 1 when something failed. What this machine does not permit is skipped, and says so. A
failing run's files are kept.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

for folder in ("blackbox", "crash"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / folder))

from clock import clock  # noqa: E402
from crowd import crowd  # noqa: E402
from disk import disk  # noqa: E402
from harness.checks import Checks  # noqa: E402
from harness.server import default_server  # noqa: E402
from kinds import kinds  # noqa: E402
from page import page  # noqa: E402
from pause import pause  # noqa: E402
from postgres_faults import refusals, restart, standby, tls  # noqa: E402
from readers import readers  # noqa: E402

FAULTS = {part.__name__: part for part in (kinds, pause, disk, page, clock, crowd, readers, refusals, restart, tls, standby)}


@dataclass
class Scene:
    """What a part needs: the binary under test, a folder of its own, where to count, chance, and how much time it may take."""

    binary: Path
    folder: Path
    checks: Checks
    rng: random.Random
    is_long: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", type=lambda text: Path(text).resolve(), default=default_server(), help="the temporal binary under test")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000), help="decides what is left to chance")
    parser.add_argument("--long", action="store_true", help="in full: minutes instead of seconds")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(FAULTS), help="some of " + ", ".join(FAULTS))
    arguments = parser.parse_args()
    print(f"server {arguments.server}, seed {arguments.seed}", flush=True)
    folder, checks = Path(tempfile.mkdtemp(prefix="temporal-faults-")), Checks()
    for name in arguments.only:
        own = folder / name
        own.mkdir()
        asyncio.run(FAULTS[name](Scene(arguments.server, own, checks, random.Random(arguments.seed), arguments.long)))
    if checks.failed:
        print(f"files kept in {folder}")
    else:
        shutil.rmtree(folder)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
