"""A job's id is used once (BA-01)."""

from harness import batches


def run(t):
    batches.run(t, termination_operation=batches.IDENTITY)
    t.refused("again", batches.start, t, termination_operation=batches.IDENTITY)
