"""A parent can override its child's versioning; a child that is pinned to a version that is not there cannot be started (WF-22, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    pinned = {"behavior": "PINNED_OVERRIDE_BEHAVIOR_PINNED", "version": {"deployment_name": "d", "build_id": "b"}}
    t.respond(
        t.poll(),
        c.start_child(t, child, versioning_override={"auto_upgrade": True}),
        c.start_child(t, t.other("pinned"), versioning_override={"pinned": pinned}),
    )
    t.poll(t.unique("child-queue"))
    t.until(lambda: len(t.history()) >= 8)
    t.show("the child", t.describe(workflow=child).workflow_execution_info.versioning_info)
    failed = [event for event in t.history() if event.HasField("start_child_workflow_execution_failed_event_attributes")]
    t.show("the failure", failed[0].start_child_workflow_execution_failed_event_attributes)
    initiated = [event for event in t.history() if event.HasField("start_child_workflow_execution_initiated_event_attributes")]
    t.show("initiated", [event.start_child_workflow_execution_initiated_event_attributes.versioning_override for event in initiated])
