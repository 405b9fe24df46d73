"""A reapply type that is none is refused (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    t.start()
    t.respond(t.poll(), c.marker("m"))
    t.refused("an unknown reapply type", reset, t, 4, reset_reapply_type=17)
