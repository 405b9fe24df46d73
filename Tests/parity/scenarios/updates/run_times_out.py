"""A run that times out ends its updates as a termination does (QU-06)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(workflow_run_timeout=c.seconds(2))
    t.respond(t.poll())
    update = u.send(t, "u")
    t.poll()
    t.wait_closed()
    t.refused("the answer", update.result)
    t.show_history()
