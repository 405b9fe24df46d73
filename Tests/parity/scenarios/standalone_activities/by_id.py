"""Without a workflow id the methods by id mean an activity without a workflow (AC-09, AC-05)."""

from harness import commands as c


def run(t):
    for id in ("a", "b", "c", "d"):
        t.start_standalone(id, task_queue={"name": t.queue + id})
        t.poll_activity(t.queue + id)
    t.refused("heartbeat", t.standalone, "RecordActivityTaskHeartbeatById", "a", details=c.payloads("half"))
    t.refused("completed", t.standalone, "RespondActivityTaskCompletedById", "a", result=c.payloads("out"))
    t.refused("failed", t.standalone, "RespondActivityTaskFailedById", "b", failure=c.failure(non_retryable=True))
    t.refused("canceled, not requested", t.standalone, "RespondActivityTaskCanceledById", "c")
    t.standalone("RequestCancelActivityExecution", "c")
    t.refused("canceled", t.standalone, "RespondActivityTaskCanceledById", "c", details=c.payloads("stopped"))
    for id in ("a", "b", "c"):
        t.show(id, t.describe_standalone(id, include_input=True, include_outcome=True, include_heartbeat_details=True, include_last_failure=True))
    run = t.describe_standalone("d").run_id
    t.refused("with its run id", t.standalone, "RespondActivityTaskCompletedById", "d", run_id=run)
    t.refused("an unknown one", t.standalone, "RespondActivityTaskCompletedById", "nobody")
    t.refused("closed", t.standalone, "RespondActivityTaskCompletedById", "a")
    t.refused("heartbeat when closed", t.standalone, "RecordActivityTaskHeartbeatById", "a")
