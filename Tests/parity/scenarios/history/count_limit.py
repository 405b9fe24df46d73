"""From 4,096 events on continue-as-new is suggested; beyond 51,200 the workflow is terminated (WF-10, WT-11)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(120))
    task = markers(t, t.poll(), 4000).workflow_task
    t.show("below", suggestion(task))
    task = markers(t, task, 100).workflow_task
    t.show("above", suggestion(task))
    for _ in range(4):
        task = markers(t, task, 11_700).workflow_task
    t.refused("too many", markers, t, task, 1_000)
    answer = t.call("GetWorkflowExecutionHistoryReverse", execution=t.execution(), maximum_page_size=4)
    t.show("the end", list(reversed(answer.history.events[:4])))
    t.show("status", t.describe().workflow_execution_info.status)


def markers(t, task, count):
    """Completes a task with so many markers and takes the next one along."""
    commands = [c.marker("m") for _ in range(count)]
    return t.respond(task, *commands, force_create_new_workflow_task=True, return_new_workflow_task=True)


def suggestion(task):
    """What the task's Started event, the last of its history, suggests."""
    event = task.history.events[-1]
    attributes = event.workflow_task_started_event_attributes
    return [event.event_id, attributes.suggest_continue_as_new, list(attributes.suggest_continue_as_new_reasons)]
