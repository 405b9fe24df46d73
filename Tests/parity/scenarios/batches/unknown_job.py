"""A job that is not there, or has ended, cannot be described or stopped (BA-01)."""

from harness import batches


def run(t):
    t.refused("described", "DescribeBatchOperation", job_id=t.unique("nobody"))
    t.refused("described without an id", "DescribeBatchOperation")
    t.refused("stopped", "StopBatchOperation", job_id=t.unique("nobody"), reason="r")
    t.refused("stopped without an id", "StopBatchOperation", reason="r")
    t.refused("stopped without a reason", "StopBatchOperation", job_id=t.unique("nobody"))
    batches.run(t, termination_operation=batches.IDENTITY)
    t.refused("stopped after its end", "StopBatchOperation", job_id=t.unique("job"), reason="r")
