"""Links of a start are kept (AC-09)."""

from harness import commands as c


def run(t):
    link = {"workflow_event": {"namespace": "default", "workflow_id": "w", "run_id": "r"}}
    t.refused("started", t.start_standalone, links=[link])
    t.show("described", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
