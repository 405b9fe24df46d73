"""A parent that does not propagate hands its time to its child, and not that the child skips; a fast-forward is never handed on (WF-24, WF-14)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    for label, config in {
        "kept apart": s.forward("x", 2 * s.HOUR, disable_propagation=True),
        "fast-forward": s.forward("x", 2 * s.HOUR),
        "stopped": {"enabled": True, "max_session_skip_count": 1},
    }.items():
        t.start(time_skipping_config=config)
        t.respond(t.poll(), c.start_timer("1", s.HOUR))
        child = t.other(f"child-{label}")
        t.respond(t.poll(), c.start_child(t, child))
        t.poll(t.unique("child-queue"))
        t.show(label, s.child_started(t, child))
        t.terminate()
