"""A sticky task whose queue nobody polled lately goes to the normal queue at once, with the whole history (WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick(schedule_to_start=60))
    t.signal("one")
    task = t.poll()
    t.show("the task", [task.attempt, task.previous_started_event_id, [event.event_id for event in task.history.events]])
    t.show_history()
