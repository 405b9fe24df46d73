"""A shut-down worker's sticky task goes to the normal queue at once; shutting down twice or without a queue is no error (TQ-08, WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick(schedule_to_start=60))
    t.no_task("the sticky worker polls", sticky=True)
    t.show("shutdown", t.call("ShutdownWorker", sticky_task_queue=t.sticky, identity="parity-worker", reason="done"))
    t.show("again", t.call("ShutdownWorker", sticky_task_queue=t.sticky, identity="parity-worker", reason="done"))
    t.refused("without a queue", "ShutdownWorker", identity="parity-worker")
    t.signal("wake")
    task = t.poll(within=8)
    t.show("the task", [task.attempt, [event.event_id for event in task.history.events]])
    t.show_history()
