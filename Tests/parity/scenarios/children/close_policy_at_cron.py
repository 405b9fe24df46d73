"""A cron parent's children meet their close policy when a run ends, and the next run may start them anew (WF-14, WF-06)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 1s")
    child = t.other("child")
    queue = t.unique("child-queue")
    for number in ("first", "second"):
        t.respond(t.poll(), c.start_child(t, child))
        task = t.poll(queue)
        t.respond(t.poll(), c.complete(number))
        t.wait_closed(run=task.workflow_execution.run_id, workflow=child)
        t.show(f"the {number} run's child", t.kinds(run=task.workflow_execution.run_id, workflow=child))
