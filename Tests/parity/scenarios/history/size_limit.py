"""From 4 MiB of history on continue-as-new is suggested for its size, which does not count the transaction under way (WF-10)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    for _ in range(4):
        marker = c.command("record_marker", marker_name="m", details={"d": c.blob(1_500_000)})
        answer = t.respond(task, marker, force_create_new_workflow_task=True, return_new_workflow_task=True)
        task = answer.workflow_task
        started = task.history.events[-1].workflow_task_started_event_attributes
        t.show("suggested", [started.suggest_continue_as_new, list(started.suggest_continue_as_new_reasons)])
    t.respond(task, c.complete())
