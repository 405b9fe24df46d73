"""The event of a change says all options, also those that were not changed (WF-22, WF-24)."""

from harness import commands as c


def run(t):
    def update(*paths, **options):
        return t.call(
            "UpdateWorkflowExecutionOptions",
            workflow_execution=t.execution(),
            workflow_execution_options=options,
            update_mask={"paths": paths},
        )

    t.start(versioning_override={"auto_upgrade": True})
    t.poll()
    t.show("priority", update("priority", priority={"priority_key": 3}))
    t.show("time", update("time_skipping_config", time_skipping_config={"enabled": True}))
    t.show("priority again", update("priority", priority={"priority_key": 4}))
    t.show("two at once", update("versioning_override", "time_skipping_config"))
    t.terminate()
    t.show_history()
