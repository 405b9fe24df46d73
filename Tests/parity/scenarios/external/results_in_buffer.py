"""Results of external commands wait for the running task (WF-13)."""

from harness import commands as c


def run(t):
    target = t.other("target")
    t.start()
    t.start(workflow_id=target, task_queue={"name": t.unique("elsewhere")})
    commands = (c.signal_external(target), c.cancel_external(target))
    answer = t.respond(t.poll(), *commands, force_create_new_workflow_task=True, return_new_workflow_task=True)
    t.sleep(1)
    t.show_history("while the task runs")
    t.respond(answer.workflow_task)
    t.poll()
    t.show("kinds afterwards", sorted(event.event_type for event in t.history()[10:12]))
