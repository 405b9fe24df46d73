"""A marker without a name, and commands without attributes, fail the task (WF-16, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    kinds = (
        "RECORD_MARKER", "START_TIMER", "CANCEL_TIMER", "SCHEDULE_ACTIVITY_TASK", "REQUEST_CANCEL_ACTIVITY_TASK",
        "COMPLETE_WORKFLOW_EXECUTION", "FAIL_WORKFLOW_EXECUTION", "CANCEL_WORKFLOW_EXECUTION",
        "CONTINUE_AS_NEW_WORKFLOW_EXECUTION", "UPSERT_WORKFLOW_SEARCH_ATTRIBUTES", "MODIFY_WORKFLOW_PROPERTIES",
    )
    t.refused("a marker without a name", t.respond, t.poll(), c.marker(""))
    for kind in kinds:
        t.signal(f"wake for {kind}")
        t.refused(kind, t.respond, t.poll(), {"command_type": f"COMMAND_TYPE_{kind}"})
    t.signal("wake for nothing")
    t.refused("a command of no type", t.respond, t.poll(), {})
    t.show("causes", [e.workflow_task_failed_event_attributes for e in t.history() if e.event_type == 9])
