"""Where the server has no archive, what is said of a namespace's archival is passed over (PL-12)."""

from harness import commands as c

DAY = 24 * 3600


def run(t):
    name = t.unique("ns")
    wanted = {"history_archival_state": 2, "history_archival_uri": "file:///tmp/x", "visibility_archival_state": 2}
    t.call("RegisterNamespace", namespace=name, workflow_execution_retention_period=c.seconds(DAY), **wanted)
    t.show("registered", t.call("DescribeNamespace", namespace=name).config)
    for uri in ["file:///tmp/y", "s3://bucket", "rubbish"]:
        t.show(uri, t.call("UpdateNamespace", namespace=name, config={"history_archival_state": 2, "history_archival_uri": uri}).config)
    t.refused("listed", "ListArchivedWorkflowExecutions", namespace=name)
