"""Whoever waits for a fast-forward is told when it can come to its end no more: another one, a repeated one, none, or the run's end (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.refused("no such workflow", s.poll, t, "a")
    t.start()
    t.refused("no id", s.poll, t, "")
    t.refused("a bad run id", s.poll, t, "a", "run")
    t.show("never configured", s.poll(t, "a"))
    s.configure(t, s.forward("a", s.HOUR))
    t.show("another", s.poll(t, "b"))
    waiting = s.begin_poll(t, "a")
    s.configure(t, s.forward("b", s.HOUR))
    t.show("replaced by another", waiting.result())
    waiting = s.begin_poll(t, "b")
    s.configure(t, s.forward("b", s.HOUR))
    t.show("asked for again", waiting.result())
    waiting = s.begin_poll(t, "b")
    s.configure(t, None)
    t.show("taken away", waiting.result())
    s.configure(t, s.forward("c", s.HOUR))
    waiting = s.begin_poll(t, "c")
    t.terminate()
    t.show("closed", waiting.result())
    t.show("closed before", s.poll(t, "c"))
    t.show_history()
