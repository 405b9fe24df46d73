"""`temporal-bench` against the server under test: the smallest run of a scenario that touches every part of it."""

import json
import subprocess
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / ".build/debug/temporal-bench"


# Every scenario, as small as makes sense: what it is told beside the number of its operations, and its phases.
SCENARIOS = {
    "start": ("", ["start"]),
    "order": ("", ["order"]),
    "fanout": ("--size 5", ["fanout"]),
    "signals": ("--size 2", ["signals"]),
    "timers": ("--size 50", ["timers"]),
    "children": ("--size 3", ["children"]),
    "queries": ("--size 3", ["queries"]),
    "updates": ("--size 3", ["updates"]),
    "backlog": ("--size 50", ["accept", "drain"]),
    "long-history": ("--size 500", ["long-history"]),
    "idle-pollers": ("--size 50 --duration 1", ["park", "idle"]),
    "visibility": ("--size 50", ["visibility"]),
}


def bench(server, scenario: str, *arguments: str) -> list[dict]:
    """The phases of a run that must succeed."""
    command = [str(BENCH), scenario, "--address", server.address, "--server-pid", str(server.pid), "--pollers", "4", "--json", "--quiet"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["phases"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_runs_without_errors_and_says_what_it_cost(server, scenario):
    arguments, names = SCENARIOS[scenario]
    phases = bench(server, scenario, "--count", "20", "--concurrency", "10", *arguments.split())
    assert [phase["name"] for phase in phases] == names
    for phase in phases:
        assert phase["errors"] == {} and phase["server"]["peakMebibytes"] > 1
        assert phase["operations"] == {"accept": 50, "drain": 50, "park": 50, "idle": 0}.get(phase["name"], 20)
        assert phase["name"] in ("drain", "park", "idle") or phase["latency"]["p99"] > 0


def test_lists_are_made_while_workflows_are_started(server):
    [phase] = bench(server, "visibility", "--size", "100", "--duration", "1", "--warm-up", "0", "--concurrency", "2")
    assert phase["errors"] == {} and phase["operations"] > 0
    assert phase["more"]["workflows started a second"] > 20


def test_a_server_that_is_not_there_is_one_line_and_an_exit_code():
    done = subprocess.run([str(BENCH), "start", "--address", "127.0.0.1:1"], capture_output=True, text=True, timeout=20)
    assert done.returncode != 0 and "unavailable: cannot connect to 127.0.0.1:1" in done.stderr


@pytest.mark.ours_only
def test_the_server_binary_hands_over_to_it(binary):
    done = subprocess.run([str(binary), "bench", "--help"], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0 and "temporal-bench" in done.stdout and "long-history" in done.stdout
