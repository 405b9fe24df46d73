#!/usr/bin/env python3
"""Sends a server rubbish at every layer, from a seed, and checks that it neither ends, leaks, hangs nor answers with a wrong status.

    .venv/bin/python Tests/faults/fuzz.py [--server PATH] [--seed N] [--inputs 20000] [--only fields,bytes,tokens,pages,filters,frames,headers,messages]

Each input is made from the seed, its layer and its number alone, so that a finding can be made again. The last line is `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "blackbox"))

from crowd import descriptors, memory  # noqa: E402
from fuzz_calls import CALLS, Scene  # noqa: E402
from fuzz_wire import WIRE, Pipe  # noqa: E402
from harness.checks import Checks  # noqa: E402
from harness.server import Server, answers, default_server  # noqa: E402

# How much of all inputs each layer gets. Those of the wire cost a connection each.
SHARES = {"fields": 40, "bytes": 15, "tokens": 12, "pages": 8, "filters": 15, "frames": 4, "headers": 3, "messages": 3}
BATCH = 200
# What a call may be answered with, whatever it said: UNKNOWN, INTERNAL, DATA_LOSS and UNAVAILABLE would mean that it broke something.
RIGHT = {0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16}


def rng(seed: int, layer: str, number: int) -> random.Random:
    return random.Random(f"{seed} {layer} {number}")


class Fuzzer:
    def __init__(self, server: Server, seed: int, checks: Checks):
        self.server, self.seed, self.checks = server, seed, checks
        self.scene = Scene(server.port)

    def alive(self, layer: str, number: int) -> bool:
        """Whether the server still serves; says which input it was that ended or stopped it."""
        code = self.server.process.poll()
        if code is None and answers(self.server.port, 20) is not None:
            return True
        state = f"ended with {code}: {self.server.errors()[-3000:]}" if code is not None else "does not answer"
        self.checks.expect(f"{layer}: the server serves on", [f"seed {self.seed}, inputs up to {number}: {state}"])
        return False

    def calls(self, layer: str, count: int) -> bool:
        """Calls with a right envelope: each must have a right status in time."""
        make, statuses, wrong = CALLS[layer], Counter(), []
        for start in range(0, count, BATCH):
            inputs = [make(self.scene, rng(self.seed, layer, number)) for number in range(start, min(start + BATCH, count))]
            with Pipe(self.server.port) as pipe:
                found = pipe.calls(inputs)
            for number, (path, _), status in zip(range(start, count), inputs, found):
                statuses[status] += 1
                # Bytes that are no message are INTERNAL, as gRPC has it.
                if status not in RIGHT and (layer, status) != ("bytes", 13):
                    wrong.append(f"input {number} (seed {self.seed}) of {layer}, {path.rsplit('/', 1)[-1]}: status {status}")
            if any(status is None for status in found) and not self.alive(layer, start + BATCH):
                return False
        print(f"  {layer}: {count} inputs, by status {dict(sorted(statuses.items(), key=str))}")
        self.checks.expect(f"{layer}: every call is answered, with a status that blames the caller", wrong)
        return self.alive(layer, count)

    def wire(self, layer: str, count: int) -> bool:
        """Connections that go wrong: each must be answered or closed in time."""
        make, hung = WIRE[layer], []
        for number in range(count):
            chance = rng(self.seed, layer, number)
            if not Pipe.abuse(self.server.port, make(self.scene, chance)):
                hung.append(f"input {number} (seed {self.seed}) of {layer}: the connection hangs")
            if number % BATCH == 0 and not self.alive(layer, number):
                return False
        print(f"  {layer}: {count} inputs")
        self.checks.expect(f"{layer}: no connection hangs", hung)
        return self.alive(layer, count)

    def run(self, layers: list[str], inputs: int) -> None:
        # What it takes to have seen everything once is no leak.
        counts = {layer: max(50, inputs * SHARES[layer] // 100) for layer in layers}
        for layer in layers:
            if not self.layer(layer, min(counts[layer], 200)):
                return
        before, open_before, began = memory(self.server.pid), descriptors(self.server.pid), time.monotonic()
        for layer in layers:
            if not self.layer(layer, counts[layer]):
                return
        seconds, total = time.monotonic() - began, sum(counts.values())
        grown, open_after = memory(self.server.pid) - before, descriptors(self.server.pid)
        print(f"  {total} inputs in {seconds:.0f} s; {grown >> 20} MiB more memory, {open_after} descriptors after {open_before}")
        # Inputs that are right start workflows, which are cached: up to 256 MiB by count and size.
        limit = (400 << 20) if total > 100_000 else (200 << 20)
        self.checks.expect("memory stays bounded", [f"{grown >> 20} MiB"] if grown > limit else [])
        self.checks.expect("no descriptor is left open", [f"{open_after}"] if open_after > open_before + 10 else [])

    def layer(self, layer: str, count: int) -> bool:
        return self.calls(layer, count) if layer in CALLS else self.wire(layer, count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", type=lambda text: Path(text).resolve(), default=default_server(), help="the temporal binary under test")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000), help="what all inputs are made from")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many, in all layers together")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(SHARES), help="some of " + ", ".join(SHARES))
    arguments = parser.parse_args()
    print(f"rubbish: server {arguments.server}, seed {arguments.seed}", flush=True)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="temporal-fuzz-") as folder:
        with Server(arguments.server, db=Path(folder) / "state.db") as server:
            Fuzzer(server, arguments.seed, checks).run(arguments.only, arguments.inputs)
            if server.process.poll() is None:
                checks.expect("the server ends in good order", server.stop(seconds=60) != 0)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
