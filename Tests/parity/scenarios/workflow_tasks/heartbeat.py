"""A completion that forces a new task keeps the original scheduled time, and the next task comes inline when asked for (WT-05, WT-06)."""

from harness import commands as c


def run(t):
    t.start()
    answer = beat(t, t.poll())
    t.show("the next task", answer)
    t.show("the original scheduled time is older", older(t))
    answer = beat(t, answer.workflow_task, c.marker("work"))
    t.show("after a marker", [answer.workflow_task.started_event_id, answer.workflow_task.attempt])
    t.show("a command ends the heartbeating: it is older", older(t))
    t.sleep(0.1)
    t.show("not asked for inline", t.respond(answer.workflow_task, force_create_new_workflow_task=True))
    t.show("again it is older", older(t))
    t.respond(t.poll(), c.complete())
    t.show_history()


def beat(t, task, *commands):
    """Completes a task that was held for a while and asks for the next one."""
    t.sleep(0.1)
    return t.respond(task, *commands, force_create_new_workflow_task=True, return_new_workflow_task=True)


def older(t):
    """Whether the pending task was first scheduled clearly before it was scheduled."""
    pending = t.describe().pending_workflow_task
    return pending.scheduled_time.ToMilliseconds() - pending.original_scheduled_time.ToMilliseconds() > 50
