"""The execution timeout spans the chain: the next run keeps its expiry, whatever its run timeout says (WF-09, WF-04)."""

from harness import commands as c


def run(t):
    first = t.start(workflow_execution_timeout=c.seconds(6)).run_id
    t.sleep(1.2)
    t.respond(t.poll(), c.continue_as_new())
    task = t.poll()
    started = task.history.events[0].workflow_execution_started_event_attributes
    t.show("run timeout", started.workflow_run_timeout)
    t.show("execution timeout", started.workflow_execution_timeout)
    original = t.history(first)[0].workflow_execution_started_event_attributes
    t.show("the same expiry", started.workflow_execution_expiration_time == original.workflow_execution_expiration_time)
    t.show("the close", t.wait_closed(task.workflow_execution.run_id))
    t.refused("the late task", t.respond, task, c.complete())
