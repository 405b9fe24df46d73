"""A close command with a signal in the buffer fails the task as UNHANDLED_COMMAND and the next one is attempt 1 (WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.signal("late")
    t.refused("completing", t.respond, task, c.complete("too early"))
    t.show_history()
    task = t.poll()
    t.show("attempt", task.attempt)
    t.refused("a signal while the next task is started", t.signal, "during")
    start = {"signal_name": "during", "workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}
    t.refused("signal with start", "SignalWithStartWorkflowExecution", **t.start_fields(**start))
    t.refused("a cancel request", t.request_cancel)
    t.fail_task(task)
    t.refused("a signal after the task failed", t.signal, "after")
    t.respond(t.poll(), c.complete("now"))
    t.show_history("at the end")
