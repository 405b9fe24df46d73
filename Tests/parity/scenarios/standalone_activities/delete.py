"""A deleted activity is gone, running or closed (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone("a")
    t.start_standalone("b")
    t.standalone("TerminateActivityExecution", "b")
    for id in ("a", "b"):
        t.refused(f"deleted {id}", t.standalone, "DeleteActivityExecution", id)
        t.sleep(1.0)
        t.refused(f"described {id}", t.standalone, "DescribeActivityExecution", id)
    t.refused("an unknown one", t.standalone, "DeleteActivityExecution", "nobody")
    t.refused("no id", t.call, "DeleteActivityExecution")
