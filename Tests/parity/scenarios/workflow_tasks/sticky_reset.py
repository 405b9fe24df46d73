"""ResetStickyTaskQueue and a failed sticky task both send the next task to the normal queue; the failure keeps attempt 1 (WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick())
    t.show("reset", t.call("ResetStickyTaskQueue", execution=t.execution()))
    t.signal("one")
    task = t.poll()
    t.respond(task, c.marker("m"), sticky_attributes=t.stick())
    waiting = t.poll_ahead(sticky=True)
    t.signal("two")
    t.fail_task(waiting.result(), "NON_DETERMINISTIC_ERROR")
    task = t.poll()
    t.show("after the failure", [task.attempt, task.previous_started_event_id, [event.event_id for event in task.history.events]])
    t.respond(task, c.complete())
    t.show_history()
    t.refused("reset of a closed run", "ResetStickyTaskQueue", execution=t.execution())
    t.refused("reset of nobody", "ResetStickyTaskQueue", execution={"workflow_id": "parity-nobody"})
