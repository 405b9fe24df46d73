"""Cancelled and terminated cron workflows do not go on (WF-06)."""

from harness import commands as c


def run(t):
    t.start(cron_schedule="@every 8760h")
    t.request_cancel()
    task = t.poll()
    t.respond(task, c.cancel("enough"))
    t.show_history("cancelled while it waited for its time")
    t.start(cron_schedule="@every 1s")
    t.respond(t.poll())
    t.terminate()
    t.show_history("terminated")
    t.start(cron_schedule="@every 1s")
    task = t.poll()
    t.request_cancel()
    t.respond(task)
    t.respond(t.poll(), c.cancel())
    t.show("cancelled while it ran", t.history()[-1])
