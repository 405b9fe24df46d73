"""A ScheduleActivityTask command with a bad priority fails the workflow task (TQ-04)."""

from harness import commands as c


def run(t):
    for priority in ({"priority_key": -1}, {"fairness_key": "k" * 65}, {"fairness_weight": -1}):
        t.start()
        t.refused(next(iter(priority)), t.respond, t.poll(), c.schedule_activity(t, "a", priority=priority))
        t.show_history()
        t.terminate()
