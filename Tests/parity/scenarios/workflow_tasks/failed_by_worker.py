"""What a worker reports when it fails a task is written as it said it; an unknown cause is kept too (WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused(
        "with everything",
        "RespondWorkflowTaskFailed",
        task_token=t.poll().task_token,
        cause="WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR",
        failure={**c.failure("outer", "Outer"), "cause": c.failure("inner"), "stack_trace": "here", "source": "Parity"},
        identity="parity-worker",
        binary_checksum="",
    )
    t.signal("so that the next one is written as well")
    t.refused("with nothing", "RespondWorkflowTaskFailed", task_token=t.poll().task_token)
    t.show_history()
