"""`temporal-bench` against the server under test: the smallest run of a scenario that touches every part of it."""

import json
import subprocess
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / ".build/debug/temporal-bench"


@pytest.mark.parametrize("scenario", ["start", "order", "signals", "children", "queries", "updates"])
def test_a_scenario_runs_without_errors_and_says_what_it_cost(server, scenario):
    command = [str(BENCH), scenario, "--address", server.address, "--server-pid", str(server.pid), "--count", "20", "--concurrency", "5"]
    done = subprocess.run([*command, "--pollers", "4", "--json", "--quiet"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    [phase] = json.loads(done.stdout)["phases"]
    assert phase["errors"] == {} and phase["operations"] == 20
    assert phase["latency"]["p99"] > 0 and phase["server"]["peakMebibytes"] > 1


def test_a_server_that_is_not_there_is_one_line_and_an_exit_code():
    done = subprocess.run([str(BENCH), "start", "--address", "127.0.0.1:1"], capture_output=True, text=True, timeout=20)
    assert done.returncode != 0 and "unavailable: cannot connect to 127.0.0.1:1" in done.stderr


@pytest.mark.ours_only
def test_the_server_binary_hands_over_to_it(binary):
    done = subprocess.run([str(binary), "bench", "--help"], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0 and "temporal-bench" in done.stdout and "long-history" in done.stdout
