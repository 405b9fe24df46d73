"""Activities that wait are given out by priority: 1 first, none is 3, beyond 5 is 5; the answer says the priority as it was given (TQ-04)."""

from harness import commands as c


def run(t):
    t.start()
    keys = [5, 1, None, 2, 4]
    scheduled = [c.schedule_activity(t, f"p{key}", **({"priority": {"priority_key": key}} if key else {})) for key in keys]
    t.respond(t.poll(), *scheduled)
    t.backlog(2, len(keys))
    for _ in keys:
        task = t.poll_activity()
        t.show("next", [task.activity_id, task.priority])
    t.show_history()
