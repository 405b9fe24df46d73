"""Changed options behind the reset point are written again, and a post-reset operation changes them once more (WF-19, WF-22)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.call(
        "UpdateWorkflowExecutionOptions",
        workflow_execution=t.execution(),
        workflow_execution_options={"priority": {"priority_key": 2}},
        update_mask={"paths": ["priority"]},
    )
    new = reset(t, 4, base)
    t.show_history("written again", new)
    t.show("priority", t.describe(new).workflow_execution_info.priority)
    operation = {
        "update_workflow_options": {
            "workflow_execution_options": {"priority": {"priority_key": 4}},
            "update_mask": {"paths": ["priority.priority_key"]},
        }
    }
    changed = reset(t, 4, base, post_reset_operations=[operation])
    t.show_history("changed", changed)
    t.show("priority afterwards", t.describe(changed).workflow_execution_info.priority)
