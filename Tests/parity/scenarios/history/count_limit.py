"""From 4,096 events on continue-as-new is suggested; beyond 51,200 the workflow is terminated (WF-10, WT-11)."""

from harness import commands as c


def run(t):
    t.start(workflow_task_timeout=c.seconds(60))
    t.respond(t.poll(), *[c.marker("m") for _ in range(4000)], force_create_new_workflow_task=True)
    task = t.poll()
    t.show("below", last_started(t))
    t.respond(task, *[c.marker("m") for _ in range(100)], force_create_new_workflow_task=True)
    task = t.poll()
    t.show("above", last_started(t))
    for _ in range(4):
        t.respond(task, *[c.marker("m") for _ in range(11_700)], force_create_new_workflow_task=True)
        task = t.poll()
    t.refused("too many", t.respond, task, *[c.marker("m") for _ in range(1_000)], force_create_new_workflow_task=True)
    t.show("the end", last(t, 4))
    t.show("status", t.describe().workflow_execution_info.status)


def last(t, count):
    """The last events, first of them first."""
    answer = t.call("GetWorkflowExecutionHistoryReverse", execution=t.execution(), maximum_page_size=count)
    return list(reversed(answer.history.events[:count]))


def last_started(t):
    """What the last event, a started task, suggests."""
    event = last(t, 1)[0]
    attributes = event.workflow_task_started_event_attributes
    return [event.event_id, attributes.suggest_continue_as_new, list(attributes.suggest_continue_as_new_reasons)]
