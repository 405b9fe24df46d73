"""What methods say of an activity that is not there, and of names that cannot be (AC-09)."""

from harness import commands as c


def run(t):
    methods = ("DescribeActivityExecution", "PollActivityExecution", "RequestCancelActivityExecution", "TerminateActivityExecution")
    run = "0190a000-0000-7000-8000-000000000001"
    t.start_standalone()
    for method in methods:
        t.refused(f"{method}: an unknown id", t.standalone, method, "nobody")
        t.refused(f"{method}: an unknown run", t.standalone, method, run_id=run)
        t.refused(f"{method}: no id", t.call, method)
        t.refused(f"{method}: a bad run id", t.standalone, method, run_id="x")
        t.refused(f"{method}: a long id", t.call, method, activity_id="x" * 1001)
    t.refused("cancel: a long reason", t.standalone, "RequestCancelActivityExecution", reason="x" * 1001)
    t.refused("cancel: a long request id", t.standalone, "RequestCancelActivityExecution", request_id="x" * 1001)
    t.refused("terminate: a long identity", t.standalone, "TerminateActivityExecution", identity="x" * 1001)
