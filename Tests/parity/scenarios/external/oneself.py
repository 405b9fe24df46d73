"""A workflow cannot signal or cancel itself by these commands (WF-13)."""

from harness import commands as c


def run(t):
    run = t.start().run_id
    commands = (
        c.signal_external(t.wf),
        c.signal_external(t.wf, run=run),
        c.cancel_external(t.wf),
        c.cancel_external(t.wf, run=run),
    )
    for command in commands:
        t.respond(t.poll(), command)
    t.respond(t.poll(), c.complete())
    t.show_history()
