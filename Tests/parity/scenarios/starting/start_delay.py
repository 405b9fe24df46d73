"""During a start delay a plain signal is recorded without waking the workflow; signal-with-start wakes it (WF-07)."""

from harness import commands as c


def run(t):
    t.show("started", t.start(workflow_start_delay=c.seconds(600)))
    t.show_history("delayed")
    t.show("described", t.describe())
    t.signal("plain")
    t.no_task("the signal wakes nobody")
    t.show("no pending task", not t.describe().HasField("pending_workflow_task"))
    t.call("SignalWithStartWorkflowExecution", signal_name="waking", **t.start_fields())
    task = t.poll()
    t.respond(task, c.complete())
    t.show_history("completed")
