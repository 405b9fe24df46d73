"""No time is skipped while there is a workflow task: options change, and the skip follows the worker's answer (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start()
    task = t.poll()
    s.configure(t, s.forward("x", s.HOUR))
    s.show_skips(t, "while the task runs")
    t.respond(task)
    t.show_history()
