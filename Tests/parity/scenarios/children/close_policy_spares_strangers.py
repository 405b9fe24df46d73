"""A new workflow under the child's id is no child: the close policy does not touch it (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child, parent_close_policy="PARENT_CLOSE_POLICY_TERMINATE"))
    task = t.poll(queue)
    running = t.poll()
    t.respond(task, c.complete())
    t.sleep(1)
    t.start(workflow_id=child, task_queue={"name": queue})
    t.respond(running, c.start_timer("t", 60))
    t.respond(t.poll(), c.complete())
    t.sleep(1)
    t.show("the stranger", t.describe(workflow=child).workflow_execution_info.status)
