"""The list of open workflows by type, by id, and within a stretch of start times (VI-06)."""

from harness import lists


def run(t):
    lists.member(t, "open", close=False)
    lists.member(t, "closed")
    lists.settle(t, 2, closed=1)
    ever = {"earliest_time": {"seconds": 1}, "latest_time": {"seconds": 5_000_000_000}}
    long_ago = {"earliest_time": {"seconds": 1}, "latest_time": {"seconds": 2}}
    kin = {"name": lists.family(t)}


    def show(label, **fields):
        t.show(label, lists.names(lists.call(t, "ListOpenWorkflowExecutions", **fields).executions))


    show("by type", start_time_filter=ever, type_filter=kin)
    show("without a filter of times", type_filter=kin)
    show("long ago", start_time_filter=long_ago, type_filter=kin)
    show("since then", start_time_filter={"earliest_time": {"seconds": 2}}, type_filter=kin)
    show("by id", start_time_filter=ever, execution_filter={"workflow_id": t.unique("open")})
    show("a closed one by id", start_time_filter=ever, execution_filter={"workflow_id": t.unique("closed")})
    show("an empty id", execution_filter={})
