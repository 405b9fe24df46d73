"""Start and execution times: they differ by the start delay (VI-03)."""

import datetime

from harness import commands as c
from harness import lists


def run(t):
    lists.member(t, "now", close=False)
    lists.member(t, "later", {"workflow_start_delay": c.seconds(3600)}, close=False)
    lists.settle(t, 2)
    started = {found.execution.workflow_id: found.start_time for found in lists.listed(t)}[t.unique("later")]
    soon = (started.ToDatetime() + datetime.timedelta(minutes=30)).isoformat() + "Z"
    t.show("executing by then", lists.names(lists.listed(t, f"ExecutionTime < '{soon}'")))
    t.show("executing later", lists.names(lists.listed(t, f"ExecutionTime > '{soon}'")))
    t.show("started by then", sorted(lists.names(lists.listed(t, f"StartTime < '{soon}'"))))
    lists.show(t, "StartTime IS NULL", "StartTime < '2020-01-01T00:00:00Z'", "StartTime > 0")
