"""Events of children wait for the running task; a closing goes behind what came later and points at its Started event (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    answer = t.respond(
        t.poll(), c.start_child(t, child), force_create_new_workflow_task=True, return_new_workflow_task=True
    )
    t.respond(t.poll(t.unique("child-queue")), c.complete("out"))
    t.sleep(1)
    t.signal("afterwards")
    t.show("while the task runs", t.kinds())
    t.respond(answer.workflow_task)
    t.poll()
    t.show_history()
