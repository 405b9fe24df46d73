"""A run skips as often as it was told and no more; being configured again it counts from zero (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    once = {"enabled": True, "max_session_skip_count": 1}
    t.start(time_skipping_config=once)
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.respond(t.poll(), c.start_timer("2", s.HOUR))
    t.show("at the limit", s.effective(t))
    t.show("again", s.configure(t, once))
    t.poll()
    s.show_skips(t, "skips")
    t.show("at the limit again", s.effective(t))
