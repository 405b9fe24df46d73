"""A signal without a run id goes to the current run of its target (WF-13)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    queue = t.unique("elsewhere")
    t.start()
    t.start(workflow_id=target, task_queue={"name": queue})
    t.respond(t.poll(queue), c.continue_as_new())
    t.poll(queue)
    t.respond(t.poll(), c.signal_external(target))
    t.poll()
    t.show_history("the sender's history")
    t.show("the target's signals", [e for e in t.history(workflow=target) if e.event_type == 26])
