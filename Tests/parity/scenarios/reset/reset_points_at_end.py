"""Reset points of a run that completes name no time at which they expire; those that a retry carries on do (WF-20)."""

from harness import commands as c


def points(t, run=None):
    found = t.describe(run).workflow_execution_info.auto_reset_points.points
    return [[p.binary_checksum, p.run_id, p.first_workflow_task_completed_id, p.HasField("expire_time")] for p in found]


def run(t):
    first = t.start(retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2}).run_id
    t.respond(t.poll(), c.fail(), binary_checksum="one")
    t.respond(t.poll(), c.complete(), binary_checksum="two")
    t.show("the first attempt", points(t, first))
    t.show("the second attempt", points(t))
    t.start()
    t.show("a new chain", points(t))
