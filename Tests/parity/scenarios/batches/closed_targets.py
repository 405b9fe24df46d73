"""What is found but has ended already counts as done (BA-01)."""

from harness import batches


def run(t):
    ids = batches.started(t, "a", "b")
    t.terminate(workflow=ids[0])
    batches.indexed(t, 1, f"{batches.of_queue(t)} AND ExecutionStatus = 'Terminated'")
    batches.run(t, termination_operation=batches.IDENTITY)
    batches.run(t, "again", "again", termination_operation=batches.IDENTITY)
