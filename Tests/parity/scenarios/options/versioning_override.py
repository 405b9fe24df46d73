"""A run is set to auto-upgrade and back, when it starts or later; events and descriptions say so in today's form (WF-22)."""

from harness import commands as c


def run(t):
    def update(override, **fields):
        return t.call(
            "UpdateWorkflowExecutionOptions",
            workflow_execution=t.execution(),
            workflow_execution_options={"versioning_override": override} if override else {},
            update_mask={"paths": ["versioning_override"]},
        )

    def described():
        info = t.describe().workflow_execution_info
        return [info.versioning_info, info.search_attributes]

    t.start(versioning_override={"auto_upgrade": True})
    t.respond(t.poll())
    t.show("described", described())
    t.show("the same", update({"auto_upgrade": True}))
    t.show("taken away", update(None))
    t.show("taken away again", update(None))
    t.show("described without", described())
    t.show("the older form", update({"behavior": "VERSIONING_BEHAVIOR_AUTO_UPGRADE"}))
    t.show("described again", described())
    t.show_history()
