"""Completions of a completed task, of garbage and of nothing (WT-01, PL-04)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.respond(task)
    t.refused("completed twice", t.respond, task)
    t.refused("failed after that", t.fail_task, task)
    for method in ("RespondWorkflowTaskCompleted", "RespondWorkflowTaskFailed", "RespondActivityTaskCompleted"):
        t.refused(f"{method} of garbage", method, task_token=b"garbage")
        t.refused(f"{method} of nothing", method)
    for method in ("RecordActivityTaskHeartbeat", "RespondActivityTaskCanceled", "RespondQueryTaskCompleted"):
        t.refused(f"{method} of garbage", method, task_token=b"garbage")
        t.refused(f"{method} of nothing", method)
    t.show_history()
