"""The first task that came with the start may bring eager activities and stick to its worker (WF-08, AC-06)."""

from harness import commands as c


def run(t):
    answer = t.start(request_eager_execution=True)
    waiting = t.poll_ahead(sticky=True)
    done = t.respond(
        answer.eager_workflow_task,
        c.schedule_activity(t, "a", request_eager_execution=True),
        sticky_attributes=t.stick(),
    )
    t.complete_activity(done.activity_tasks[0], "out")
    task = waiting.result()
    t.show("the next task's events", [event.event_id for event in task.history.events])
    t.respond(task, c.complete())
    t.show_history()
