"""Counting what held and what did not."""

from __future__ import annotations

import sys


class Checks:
    """Promises checked one by one; the last line of a run is `N passed, N failed`."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def expect(self, promise: str, broken: list[str] | bool) -> None:
        """Counts `promise` as kept when `broken` is empty (or False), else prints what broke it, at most ten of them."""
        if not broken:
            self.passed += 1
            print(f"  ok      {promise}", flush=True)
            return
        self.failed += 1
        print(f"  BROKEN  {promise}", flush=True)
        for line in broken[:10] if isinstance(broken, list) else []:
            print(f"            {line}", flush=True)

    def finish(self) -> int:
        """Prints the last line and answers the exit code."""
        print(f"{self.passed} passed, {self.failed} failed")
        sys.stdout.flush()
        return 1 if self.failed else 0
