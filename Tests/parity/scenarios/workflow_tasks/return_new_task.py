"""The next task comes inline only when one is due: after buffered events, not after a quiet completion (WT-06)."""

from harness import commands as c


def run(t):
    t.start()
    t.show("nothing due", t.respond(t.poll(), c.start_timer("t", 600), return_new_workflow_task=True))
    t.signal("wake")
    task = t.poll()
    t.signal("during")
    answer = t.respond(task, c.marker("m"), return_new_workflow_task=True)
    t.show("due", answer)
    t.show("closing", t.respond(answer.workflow_task, c.complete(), return_new_workflow_task=True))
    t.show_history()
