"""One server, one world of workflows and one browser for the session (`--server PATH`)."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from harness.server import default_server
from reader import Reader, chromium, tab
from world import World
from world import world as make_world


def pytest_addoption(parser):
    parser.addoption("--server", type=Path, default=default_server(), help="the temporal binary under test")


@pytest.fixture(scope="session")
def binary(request) -> Path:
    path = request.config.getoption("--server").resolve()
    assert path.exists(), f"there is no server at {path}: build one, or name one with --server"
    return path


@pytest_asyncio.fixture(scope="session")
async def world(binary, tmp_path_factory) -> World:
    async with make_world(binary, tmp_path_factory.mktemp("server") / "state.db") as made:
        yield made
        assert made.server.process.poll() is None, f"the server died under test: {made.server.errors()[-2000:]}"


@pytest_asyncio.fixture(scope="session")
async def browser():
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(scope="session")
async def reader(browser, world) -> Reader:
    """A tab for tests that only read."""
    return await tab(browser, world.server.url)


@pytest_asyncio.fixture(scope="session")
async def plain(browser, world) -> Reader:
    """A tab without scripts."""
    return await tab(browser, world.server.url, java_script_enabled=False)


@pytest_asyncio.fixture
async def fresh(reader):
    """The same tab as one of a reader who was never here: another one would cost a process."""
    await reader.forget()
    yield reader
    assert not reader.errors, reader.errors
