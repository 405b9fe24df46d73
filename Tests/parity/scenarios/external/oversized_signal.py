"""An external signal's input over 2 MiB ends the sender (WF-13, PL-06)."""

from harness import commands as c


def run(t):
    run = t.start().run_id
    command = c.signal_external("target", input=c.blob(2 * 1024 * 1024 + 1))
    t.refused("the signal", t.respond, t.poll(), command)
    t.show("the end", t.history(run)[3:])
