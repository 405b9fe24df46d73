"""The server under test (`--server PATH`), one for the session, and what most tests need around it."""

from __future__ import annotations

import json
import subprocess
import uuid
from pathlib import Path

import pytest
import pytest_asyncio
from harness.server import ORIGINAL, Server, default_server, is_original
from temporalio.client import Client


def pytest_addoption(parser):
    parser.addoption("--server", type=Path, default=default_server(), help="the temporal binary under test")


def pytest_collection_modifyitems(config, items):
    binary = config.getoption("--server")
    if not binary.exists():
        raise pytest.UsageError(f"there is no server at {binary}: build one, or name one with --server")
    if is_original(binary):
        for item in items:
            if item.get_closest_marker("ours_only"):
                item.add_marker(pytest.mark.skip(reason="the original does not promise this"))
    else:
        for item in items:
            for marker in item.iter_markers("not_built"):
                item.add_marker(pytest.mark.skip(reason=f"not built yet: {marker.args[0]}"))


@pytest.fixture(scope="session")
def binary(request) -> Path:
    """The binary under test."""
    return request.config.getoption("--server").resolve()


@pytest.fixture(scope="session")
def server(binary, tmp_path_factory):
    """The server under test, on a file, for the whole session. A test that stops servers starts its own."""
    with Server(binary, db=tmp_path_factory.mktemp("server") / "state.db") as running:
        yield running
        assert running.process.poll() is None, f"the server died under test: {running.errors()[-2000:]}"


@pytest_asyncio.fixture(scope="session")
async def client(server) -> Client:
    return await Client.connect(server.address)


@pytest.fixture
def name() -> str:
    """A fresh name for this test's workflow ids and task queue."""
    return f"t-{uuid.uuid4().hex[:12]}"


class CommandLine:
    """The original's command line against one server."""

    def __init__(self, address: str):
        self.address = address

    def run(self, *arguments: str, timeout: float = 20) -> subprocess.CompletedProcess:
        """Runs one command; the exit code is the caller's to judge."""
        command = [str(ORIGINAL), *arguments, "--address", self.address, "--color", "never"]
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL)

    def text(self, *arguments: str) -> str:
        """What a command that must succeed printed."""
        done = self.run(*arguments)
        assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr}{done.stdout}"
        return done.stdout

    def json(self, *arguments: str):
        """What a command that must succeed printed as JSON."""
        return json.loads(self.text(*arguments, "--output", "json"))


@pytest.fixture(scope="session")
def cli(server) -> CommandLine:
    return CommandLine(server.address)
