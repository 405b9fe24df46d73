"""The 2,001st pending activity fails the task, and not one of its batch is scheduled (AC-01, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("too many", t.respond, t.poll(), *[c.schedule_activity(t, f"a{number}") for number in range(2001)])
    t.show_history()
    t.refused("the limit", t.respond, t.poll(), *[c.schedule_activity(t, f"a{number}") for number in range(2000)])
    t.show("scheduled", t.describe().workflow_execution_info.history_length)
