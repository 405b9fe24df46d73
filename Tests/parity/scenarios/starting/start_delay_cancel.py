"""A cancel request during a start delay schedules the first task at once (WF-07, WF-12)."""

from harness import commands as c


def run(t):
    t.start(workflow_start_delay=c.seconds(600))
    t.request_cancel()
    t.respond(t.poll(), c.cancel("as asked"))
    t.show_history()
