"""An activity without a workflow: started, polled, completed, and its outcome read (AC-09)."""

from harness import commands as c


def run(t):
    everything = dict(include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True)
    t.show("started", t.start_standalone(input=c.payloads("in", 1)))
    t.show("scheduled", t.describe_standalone(**everything))
    task = t.poll_activity()
    t.show("the task", task)
    t.show("running", t.describe_standalone(**everything))
    t.show("completed", t.complete_activity(task, "out"))
    t.show("closed", t.describe_standalone(**everything))
    t.show("outcome", t.standalone("PollActivityExecution"))
    t.refused("completed twice", t.complete_activity, task, "again")
