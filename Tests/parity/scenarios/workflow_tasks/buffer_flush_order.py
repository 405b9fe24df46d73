"""Events buffered during a workflow task follow its commands' events, those that close activities last (WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"), c.schedule_activity(t, "b"), c.start_timer("soon", 600))
    a, b = t.poll_activity(), t.poll_activity()
    t.signal("wake")
    task = t.poll()
    t.complete_activity(a if a.activity_id == "a" else b, "done a")
    t.signal("first", 1)
    t.fail_activity(b if b.activity_id == "b" else a, c.failure(non_retryable=True))
    t.signal("second", 2)
    t.show("what readers see while the task is started", [event.event_id for event in t.history()])
    t.respond(task, c.marker("mark"), c.start_timer("later", 600))
    t.show_history("after the task")
    following = t.poll()
    t.show("the next task's ids", [following.previous_started_event_id, following.started_event_id, following.attempt])
