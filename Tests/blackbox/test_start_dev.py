"""`server start-dev` as a process: what it refuses, and with which words."""

import socket
import sqlite3
import subprocess

import pytest
from harness.server import Server, free_port
from harness.workers import until
from temporalio.client import Client


def refusal(binary, *arguments: str) -> str:
    """The one sentence with which a start that must fail ends, within a few seconds and with exit code 1."""
    command = [str(binary), "server", "start-dev", "--headless", "--ip", "127.0.0.1"]
    if "--port" not in arguments:
        command += ["--port", str(free_port())]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=10, stdin=subprocess.DEVNULL)
    assert done.returncode == 1, f"exit {done.returncode}: {done.stderr}"
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, f"more than one line on stderr: {done.stderr}"
    assert lines[0].startswith("Error: ")
    return lines[0]


def test_a_taken_port_is_named(binary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        sentence = refusal(binary, "--port", port)
        assert port in sentence and "address already in use" in sentence.lower()


def test_a_port_beyond_the_range_is_named(binary):
    assert "99999" in refusal(binary, "--port", "99999")


@pytest.mark.ours_only  # the original prints its whole usage text and the sentence twice
def test_a_port_that_is_no_number_is_named(binary):
    assert "seven" in refusal(binary, "--port", "seven")


def test_a_file_in_a_missing_folder_is_refused_by_name(binary, tmp_path):
    assert str(tmp_path / "missing") in refusal(binary, "--db-filename", str(tmp_path / "missing/state.db"))
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("kind", ["folder", "procfs"])
def test_a_file_that_cannot_be_written_is_refused(binary, tmp_path, kind):
    refusal(binary, "--db-filename", str(tmp_path) if kind == "folder" else "/proc/state.db")


@pytest.mark.ours_only  # the original does not say which file
@pytest.mark.parametrize("kind", ["folder", "procfs"])
def test_a_file_that_cannot_be_written_is_named(binary, tmp_path, kind):
    path = str(tmp_path) if kind == "folder" else "/proc/state.db"
    assert path in refusal(binary, "--db-filename", path)


def spoil(path, kind: str) -> None:
    """Writes a file that is no state file of ours."""
    if kind == "random bytes":
        import random

        path.write_bytes(random.Random(1).randbytes(8192))
    elif kind == "text":
        path.write_text("These are my notes, please keep them.\n")
    else:
        with sqlite3.connect(path) as other:
            other.execute("create table recipes (name text)")
            other.execute("insert into recipes values ('soup')")
        other.close()


@pytest.mark.parametrize("kind", ["random bytes", "text", "another program's database"])
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(binary, tmp_path, kind):
    path = tmp_path / "state.db"
    spoil(path, kind)
    before = path.read_bytes()
    refusal(binary, "--db-filename", str(path))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.db"]


@pytest.mark.ours_only  # the original speaks of "SQLite admin DB"
@pytest.mark.parametrize("kind", ["random bytes", "text", "another program's database"])
def test_a_file_that_is_not_ours_is_named(binary, tmp_path, kind):
    path = tmp_path / "state.db"
    spoil(path, kind)
    assert str(path) in refusal(binary, "--db-filename", str(path))


def test_a_state_file_with_a_spoilt_first_page_is_refused_and_left_as_it_was(binary, tmp_path):
    path = tmp_path / "state.db"
    with Server(binary, db=path) as running:
        running.stop()
    whole = bytearray(path.read_bytes())
    whole[100:4000] = bytes(i * 31 % 256 for i in range(3900))
    path.write_bytes(whole)
    refusal(binary, "--db-filename", str(path))
    assert path.read_bytes() == whole


@pytest.mark.ours_only  # two of the original's servers share a file and fight over its rows
def test_a_file_that_another_server_holds_is_refused_and_the_first_goes_on(binary, tmp_path):
    path = tmp_path / "state.db"
    with Server(binary, db=path) as first:
        assert str(path) in refusal(binary, "--db-filename", str(path))
        first.wait_until_ready(5)


@pytest.mark.parametrize(
    "value, culprit", [("Colour=Rainbow", "Rainbow"), ("Colour", "Colour"), pytest.param("=Text", "=Text", marks=pytest.mark.ours_only)]
)
def test_a_bad_search_attribute_is_named(binary, value, culprit):
    assert culprit in refusal(binary, "--search-attribute", value)


@pytest.mark.parametrize("value", ["frontend.rps", "frontend.rps=many"])
def test_a_bad_dynamic_config_value_is_named(binary, value):
    assert "frontend.rps" in refusal(binary, "--dynamic-config-value", value)


def test_a_refused_start_leaves_no_file_behind(binary, tmp_path):
    refusal(binary, "--db-filename", str(tmp_path / "state.db"), "--search-attribute", "Colour=Rainbow")
    assert list(tmp_path.iterdir()) == []


async def test_namespaces_and_search_attributes_from_the_command_line_can_be_used(binary, tmp_path):
    from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

    colour = SearchAttributeKey.for_keyword("Colour")
    arguments = ("--namespace", "shop", "-n", "bank", "--search-attribute", "Colour=Keyword")
    with Server(binary, db=tmp_path / "state.db", arguments=arguments) as running:
        for namespace in ["default", "shop", "bank"]:
            client = await Client.connect(running.address, namespace=namespace)
            attributes = TypedSearchAttributes([SearchAttributePair(colour, "red")])
            handle = await client.start_workflow("X", id="w", task_queue="q", search_attributes=attributes)
            assert (await handle.describe()).typed_search_attributes[colour] == "red"
        assert running.stop() == 0


def test_the_address_is_printed_and_stderr_stays_empty(binary):
    with Server(binary) as running:
        running.stop()
        assert f":{running.port}" in running.output()
        assert running.errors() == ""
