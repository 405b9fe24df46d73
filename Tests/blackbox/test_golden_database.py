"""Databases that earlier versions wrote are opened and migrated, and every run in them goes on."""

import subprocess
import sys

import pytest
from harness.server import REPOSITORY


@pytest.mark.ours_only
def test_runs_of_earlier_versions_go_on(binary):
    command = [sys.executable, str(REPOSITORY / "scripts/golden-database"), "check", "--server", str(binary)]
    outcome = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr[-2000:]
