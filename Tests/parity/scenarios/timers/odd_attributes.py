"""Timers of zero, negative and absent duration, without an id, and of more than a hundred years (WF-15)."""

from harness import commands as c


def run(t):
    t.start()
    odd = {
        "negative": c.start_timer("negative", -1),
        "no id": c.start_timer("", 1),
        "a long id": c.start_timer("x" * 1001, 1),
        "cancel of an unknown timer": c.cancel_timer("nobody"),
        "cancel without an id": c.cancel_timer(""),
    }
    for name, command in odd.items():
        # A new event makes the next task a normal one, whose failure is written.
        t.signal(f"wake for {name}")
        t.refused(name, t.respond, t.poll(), command)
    t.show("failures", [event.workflow_task_failed_event_attributes for event in t.history() if event.event_type == 9])
    t.respond(t.poll(), c.start_timer("zero", 0), c.command("start_timer", timer_id="absent"), c.start_timer("ages", 5e9))
    fired = []
    while len(fired) < 2:
        task = t.poll()
        fired = [event.timer_fired_event_attributes.timer_id for event in task.history.events if event.event_type == 18]
        t.respond(task)
    t.show("fired", fired)
    t.show("started", [event for event in t.history() if event.event_type == 17])
