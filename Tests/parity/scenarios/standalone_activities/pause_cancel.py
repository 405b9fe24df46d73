"""A paused activity that waits is canceled at once (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.standalone("PauseActivityExecution")
    t.standalone("RequestCancelActivityExecution")
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
