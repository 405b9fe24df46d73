"""`temporal ui`: the pages as a process of their own."""

from __future__ import annotations

import asyncio
from pathlib import Path

from harness.server import free_port


class Pages:
    """Serves the pages of the server at `address` while the block runs; ending it must leave exit code 0."""

    def __init__(self, binary: Path, address: str, *arguments: str, port: int | None = None):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [str(binary), "ui", "--address", address, "--port", str(self.port), *arguments]

    async def __aenter__(self) -> Pages:
        self.process = await asyncio.create_subprocess_exec(*self.command, stdout=asyncio.subprocess.PIPE)
        line = await asyncio.wait_for(self.process.stdout.readline(), 20)
        assert self.url in line.decode(), f"{self.command}: {line!r}"
        return self

    async def __aexit__(self, *_) -> None:
        self.process.terminate()
        try:
            code = await asyncio.wait_for(self.process.wait(), 10)
        except TimeoutError:
            self.process.kill()
            raise
        assert code == 0, f"exit {code}"
