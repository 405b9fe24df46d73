"""A workflow's priority is changed by its mask, which an event records; the next tasks and describe have the new one (WF-22)."""

from harness import commands as c


def run(t):
    t.start(priority={"priority_key": 2, "fairness_key": "a"})
    update = lambda options, *paths, **fields: t.call(
        "UpdateWorkflowExecutionOptions",
        workflow_execution=t.execution(),
        workflow_execution_options=options,
        update_mask={"paths": paths},
        **fields,
    )
    t.show("answer", update({"priority": {"priority_key": 4, "fairness_key": "b", "fairness_weight": 2.0}}, "priority"))
    t.show("one field", update({"priority": {"priority_key": 1}}, "priority.priority_key"))
    t.show("the same again", update({"priority": {"priority_key": 1}}, "priority.priority_key"))
    t.show("cleared", update({}, "priority"))
    t.show("two fields", update({"priority": {"fairness_key": "c", "fairness_weight": 3.0}}, "priority.fairness_key", "priority.fairness_weight"))
    t.show_history()
    t.show("described", t.describe().workflow_execution_info.priority)
