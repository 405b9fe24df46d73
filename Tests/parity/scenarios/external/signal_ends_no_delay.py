"""A signal from another workflow does not end a start delay, a cancel request does (WF-13, WF-07)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    queue = t.unique("elsewhere")
    t.start()
    t.start(workflow_id=target, task_queue={"name": queue}, workflow_start_delay=c.seconds(60))
    t.respond(t.poll(), c.signal_external(target))
    task = t.poll()
    t.no_task("nothing yet", queue)
    t.respond(task, c.cancel_external(target))
    t.poll(queue)
    t.show_history("the target's history", workflow=target)
