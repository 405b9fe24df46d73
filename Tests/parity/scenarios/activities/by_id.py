"""Activities are answered by their ids, also with an empty run id, and completed even before they start (AC-05)."""

from harness import commands as c


def run(t):
    run_id = t.start().run_id
    t.respond(t.poll(), *[c.schedule_activity(t, name) for name in ("complete", "fail", "cancel", "unstarted")])
    by_id = lambda **fields: {"workflow_id": t.wf, "identity": "by id", **fields}
    t.refused("a heartbeat of one not started", "RecordActivityTaskHeartbeatById", **by_id(activity_id="unstarted"))
    t.refused("a failure of one not started", "RespondActivityTaskFailedById", **by_id(activity_id="unstarted"))
    t.refused("cancellation of one not started", "RespondActivityTaskCanceledById", **by_id(activity_id="unstarted"))
    t.refused("completion of one not started", "RespondActivityTaskCompletedById", **by_id(activity_id="unstarted"))
    for _ in range(3):
        t.poll_activity()
    t.refused("heartbeat", "RecordActivityTaskHeartbeatById", **by_id(activity_id="complete", details=c.payloads("hello")))
    t.refused("nobody", "RespondActivityTaskCompletedById", **by_id(activity_id="nobody"))
    t.refused("no such workflow", "RespondActivityTaskCompletedById", workflow_id="parity-nobody", activity_id="complete")
    t.refused("no activity id", "RespondActivityTaskCompletedById", **by_id())
    t.refused("no workflow id", "RespondActivityTaskCompletedById", activity_id="complete")
    t.refused("canceled without a request", "RespondActivityTaskCanceledById", **by_id(activity_id="cancel"))
    t.refused("completed", "RespondActivityTaskCompletedById", **by_id(activity_id="complete", result=c.payloads("by id")))
    t.refused("completed twice", "RespondActivityTaskCompletedById", **by_id(activity_id="complete"))
    failure = c.failure("by id", non_retryable=True)
    t.refused("failed", "RespondActivityTaskFailedById", **by_id(activity_id="fail", run_id=run_id, failure=failure))
    t.respond(t.poll(), c.cancel_activity(7))
    t.refused("canceled", "RespondActivityTaskCanceledById", **by_id(activity_id="cancel", details=c.payloads("gone")))
    t.show_history()
