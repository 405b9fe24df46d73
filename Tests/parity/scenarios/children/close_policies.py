"""When the parent completes, its children are terminated, asked to cancel, or left alone (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    queue = t.unique("child-queue")
    policies = ("TERMINATE", "REQUEST_CANCEL", "ABANDON", "UNSPECIFIED")
    commands = [
        c.start_child(t, t.other(policy), parent_close_policy=f"PARENT_CLOSE_POLICY_{policy}") for policy in policies
    ]
    for command in commands:
        t.respond(t.poll(), command)
        t.respond(t.poll(queue))
    task = t.poll()
    t.show("pending", list(t.describe().pending_children))
    t.respond(task, c.complete())
    for policy in ("TERMINATE", "UNSPECIFIED"):
        t.wait_closed(workflow=t.unique(policy))
    t.until(lambda: 20 in t.kinds(workflow=t.unique("REQUEST_CANCEL")))
    t.terminate(workflow=t.unique("REQUEST_CANCEL"))
    for policy in policies:
        t.show_history(policy, workflow=t.unique(policy))
    t.show("the parent's pending children", list(t.describe().pending_children))
