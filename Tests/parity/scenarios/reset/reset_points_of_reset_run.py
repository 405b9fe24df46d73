"""A reset run has the reset points of its history; a point is not resettable while requests to other workflows are pending (WF-20)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"), binary_checksum="one")
    t.signal("s")
    t.respond(t.poll(), c.complete(), binary_checksum="two")
    new = reset(t, 8, base)
    for run_id, name in ((base, "base"), (new, "new")):
        points = t.describe(run_id).workflow_execution_info.auto_reset_points.points
        t.show(f"the {name} run", [[p.binary_checksum, p.run_id, p.first_workflow_task_completed_id, p.resettable] for p in points])
