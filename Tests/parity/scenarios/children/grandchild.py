"""Every workflow of a tree knows its root (WF-27)."""

from harness import commands as c


def run(t):
    t.start()
    child, grandchild = t.other("child"), t.other("grandchild")
    queue = t.unique("child-queue")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll(queue), c.start_child(t, grandchild, task_queue={"name": t.unique("third-queue")}))
    t.poll(t.unique("third-queue"))
    t.show("the grandchild's start", t.history(workflow=grandchild)[0])
    t.show("the grandchild", t.describe(workflow=grandchild).workflow_execution_info)
    t.show("the root", t.describe().workflow_execution_info)
