"""Exclude types and the deprecated reapply type say what is not written again; both together add up (WF-19)."""

from harness import commands as c
from harness.resets import reset, show_signals


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.signal("s")
    t.respond(t.poll(), c.complete())
    kinds = "RESET_REAPPLY_EXCLUDE_TYPE_"
    for name in ("SIGNAL", "UPDATE", "NEXUS", "CANCEL_REQUEST", "UNSPECIFIED"):
        show_signals(t, f"without {name}", reset(t, 4, base, reset_reapply_exclude_types=[kinds + name]))
    for name in ("UNSPECIFIED", "SIGNAL", "NONE", "ALL_ELIGIBLE"):
        show_signals(t, f"reapply {name}", reset(t, 4, base, reset_reapply_type=f"RESET_REAPPLY_TYPE_{name}"))
    both = {"reset_reapply_type": "RESET_REAPPLY_TYPE_ALL_ELIGIBLE", "reset_reapply_exclude_types": [kinds + "SIGNAL"]}
    t.refused("all eligible without SIGNAL", lambda: show_signals(t, "all eligible without SIGNAL", reset(t, 4, base, **both)))
    t.refused("an unknown exclude type", reset, t, 4, base, reset_reapply_exclude_types=[99])
