"""A description tells the run's own time, its effective configuration, and the fast-forward that is under way (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    def described():
        return t.describe().workflow_extended_info

    t.start()
    t.show("never configured", described().HasField("time_skipping_info"))
    s.configure(t, s.forward("soon", s.HOUR))
    t.show("configured", described().time_skipping_info)
    t.respond(t.poll())
    t.until(lambda: not s.effective(t).enabled)
    t.show("reached", described().time_skipping_info)
    s.configure(t, None)
    t.show("taken away", described().time_skipping_info)
