"""An update that waits for the next task does not keep a run from closing (QU-06)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    task = t.poll()
    update = u.send(t, "u")
    t.show("the completion", t.respond(task, c.complete("bye")))
    t.refused("the answer", update.result)
    t.show_history()
