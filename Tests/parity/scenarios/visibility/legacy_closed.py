"""The list of closed workflows by type, id and status, within a stretch of close times (VI-06)."""

from harness import lists


def run(t):
    lists.member(t, "open", close=False)
    lists.member(t, "closed")
    lists.settle(t, 2, closed=1)
    ever = {"earliest_time": {"seconds": 1}, "latest_time": {"seconds": 5_000_000_000}}
    kin = {"name": lists.family(t)}


    def show(label, **fields):
        t.show(label, lists.names(lists.call(t, "ListClosedWorkflowExecutions", **fields).executions))


    show("by type", start_time_filter=ever, type_filter=kin)
    show("long ago", start_time_filter={"earliest_time": {"seconds": 1}, "latest_time": {"seconds": 2}}, type_filter=kin)
    show("by id", execution_filter={"workflow_id": t.unique("closed")})
    show("an open one by id", execution_filter={"workflow_id": t.unique("open")})
