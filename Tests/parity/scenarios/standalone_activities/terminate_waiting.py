"""Terminating without a reason, before a worker came (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.standalone("TerminateActivityExecution")
    t.show("closed", t.describe_standalone(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    t.no_activity()
