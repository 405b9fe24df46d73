"""A workflow can be paused within its start delay (WF-23, WF-07)."""

from harness import commands as c


def run(t):
    t.start(workflow_start_delay=c.seconds(600))
    t.refused("pause", lambda: bool(t.pause()))
    t.show("status", t.describe().workflow_execution_info.status)
