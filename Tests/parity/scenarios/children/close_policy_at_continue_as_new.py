"""Children belong to a run: continuing as new applies the close policy, and the next run hears nothing of them (WF-14, WF-09)."""

from harness import commands as c


def run(t):
    first = t.start().run_id
    t.respond(t.poll(), c.start_child(t, t.other("ended")))
    t.respond(t.poll(), c.start_child(t, t.other("left"), parent_close_policy="PARENT_CLOSE_POLICY_ABANDON"))
    queue = t.unique("child-queue")
    tasks = {task.workflow_execution.workflow_id: task for task in (t.poll(queue), t.poll(queue))}
    t.sleep(1.1)
    t.respond(t.poll(), c.continue_as_new())
    t.wait_closed(workflow=t.unique("ended"))
    t.show_history("the ended child", workflow=t.unique("ended"))
    second = t.poll()
    t.respond(tasks[t.unique("left")], c.complete("unheard"))
    t.sleep(1)
    t.show("pending in the second run", len(t.describe().pending_children))
    t.respond(second, c.complete())
    t.show_history("the second run")
    t.show_history("the first run", run=first)
