"""Updates that were accepted behind the reset point are admitted again, by an event and without a message; excluded ones are not (WF-19, QU-06)."""

from harness import commands as c
from harness import updates as u
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.signal("go on")
    t.respond(t.poll())
    pending = u.send(t, "done", "one")
    u.take(t, t.poll())
    pending.result()
    new = reset(t, 4, base)
    t.show("the task's messages", t.poll().messages)
    t.show_history("the new run", new)
    excluding = reset(t, 4, base, reset_reapply_exclude_types=["RESET_REAPPLY_EXCLUDE_TYPE_UPDATE"])
    t.show_history("without updates", excluding)
