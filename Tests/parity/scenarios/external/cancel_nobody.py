"""A cancel request fails for an unknown workflow and for another run's id, and succeeds on a closed one (WF-13)."""

from harness import commands as c


def run(t):
    t.start()
    closed, running = t.other("closed"), t.other("running")
    old = t.start(workflow_id=closed, task_queue={"name": t.unique("elsewhere")}).run_id
    t.terminate(workflow=closed)
    t.start(workflow_id=running, task_queue={"name": t.unique("elsewhere")})
    t.respond(t.poll(), c.cancel_external(t.unique("unknown"), control="control"))
    t.respond(t.poll(), c.cancel_external(closed))
    t.respond(t.poll(), c.cancel_external(closed, run=old))
    t.respond(t.poll(), c.cancel_external(running, run=old))
    t.respond(t.poll(), c.complete())
    t.show_history()
    t.show_history("the closed one", workflow=closed)
