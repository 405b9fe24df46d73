"""A parent that closes in the task in which it starts children never starts them, not even abandoned ones (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    left, ended = t.other("left"), t.other("ended")
    t.respond(
        t.poll(),
        c.start_child(t, left, parent_close_policy="PARENT_CLOSE_POLICY_ABANDON"),
        c.start_child(t, ended),
        c.complete(),
    )
    t.sleep(1.5)
    for child in (left, ended):
        t.refused("the child", t.describe, workflow=child)
    t.show_history()
    t.show("pending", list(t.describe().pending_children))
