"""A worker that says nothing of an update it was sent has it rejected by the server (QU-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    t.show("the completion", t.respond(t.poll()))
    t.show("the answer", update.result())
    t.refused("asked for", u.poll, t, "u")
    t.show_history()
    update = u.send(t, "u")
    t.show("with a command", t.respond(t.poll(), c.start_timer("t", 600)))
    t.show("the answer", update.result().outcome)
    t.show_history()
