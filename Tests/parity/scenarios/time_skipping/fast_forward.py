"""A fast-forward skips to its end and no further; what it skips over on the way happens; then time goes at its own pace (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.forward("first", s.HOUR / 2))
    t.respond(t.poll(), c.start_timer("1", s.HOUR))
    t.show("first", s.poll(t, "first"))
    t.show("then", s.effective(t))
    t.show("configured again", s.configure(t, s.forward("second", s.HOUR)))
    t.respond(t.poll())
    t.show("second", s.poll(t, "second"))
    t.show_history()
    s.show_skips(t, "skips")
