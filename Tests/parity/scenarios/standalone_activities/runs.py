"""Each start makes a run of its own; an older one stays readable by its run id (AC-09)."""

from harness import commands as c


def run(t):
    first = t.start_standalone().run_id
    t.complete_activity(t.poll_activity(), 1)
    second = t.start_standalone().run_id
    t.show("the latest", t.describe_standalone().info.status)
    t.show("the first", t.standalone("PollActivityExecution", run_id=first))
    t.refused("terminate the first", t.standalone, "TerminateActivityExecution", run_id=first)
    t.show("still running", t.describe_standalone(run_id=second).info.status)
