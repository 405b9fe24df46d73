"""Tasks that wait are counted, workflow tasks and activities apart, and each is given out once (TQ-06, TQ-01)."""

from harness import commands as c


def run(t):
    names = [f"w{number}" for number in range(3)]
    for name in names:
        t.start(workflow_id=t.unique(name))
    count(t, 1, 3)
    given = []
    for _ in names:
        task = t.poll()
        given.append(task.workflow_execution.workflow_id)
        t.respond(task, c.schedule_activity(t, "a"))
    t.show("each given out once", sorted(given))
    count(t, 2, 3)
    for name in names:
        t.call("TerminateWorkflowExecution", workflow_execution={"workflow_id": t.unique(name)})


def count(t, kind, expected):
    """Waits for the backlog of a queue to be what it should become: the original counts with a delay."""
    for _ in range(60):
        answer = t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=kind, report_stats=True)
        if answer.stats.approximate_backlog_count == expected:
            break
        t.sleep(0.25)
    t.show(f"kind {kind}: waiting", answer.stats.approximate_backlog_count)
