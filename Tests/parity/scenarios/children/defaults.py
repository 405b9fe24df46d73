"""What the command leaves unset is the parent's (task queue, priority) or the server's default (WF-14)."""

from harness import commands as c


def run(t):
    t.start(priority={"priority_key": 2})
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child, task_queue=None, workflow_task_timeout=None))
    tasks = sorted([t.poll(), t.poll()], key=lambda task: task.workflow_execution.workflow_id != child)
    t.show("whose tasks", [task.workflow_execution.workflow_id for task in tasks])
    t.show_history("the parent's history")
    t.show_history("the child's history", workflow=child)
