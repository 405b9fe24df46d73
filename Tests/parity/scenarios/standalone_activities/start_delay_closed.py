"""An activity in its start delay is canceled, terminated or completed by id like any other (AC-09)."""

from harness import commands as c


def run(t):
    for id in ("a", "b", "c"):
        t.start_standalone(id, start_delay=c.seconds(600))
    t.refused("cancel", t.standalone, "RequestCancelActivityExecution", "a", reason="no more")
    t.refused("terminate", t.standalone, "TerminateActivityExecution", "b", reason="no more")
    t.refused("complete", t.standalone, "RespondActivityTaskCompletedById", "c", result=c.payloads("outside"))
    for id in ("a", "b", "c"):
        t.show(id, t.describe_standalone(id, include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
