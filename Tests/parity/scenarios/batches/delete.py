"""A job deletes what its query finds (BA-01)."""

from harness import batches


def run(t):
    (workflow,) = batches.started(t, "a")
    batches.run(t, deletion_operation=batches.IDENTITY)
    batches.indexed(t, 0)
    t.refused("described", t.describe, workflow=workflow)
