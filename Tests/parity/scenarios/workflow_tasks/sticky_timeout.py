"""A sticky task that its worker does not fetch in time is timed out SCHEDULE_TO_START and moves to the normal queue (WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick(schedule_to_start=1))
    t.no_task("the worker shows up on its queue", sticky=True)
    t.signal("one")
    task = t.poll()
    t.show("the task", [task.attempt, task.previous_started_event_id, [event.event_id for event in task.history.events]])
    t.show_history()
