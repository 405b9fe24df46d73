"""A workflow may set the attribute itself; the server's value takes its place and goes away with it (WT-09)."""

from harness import commands as c


def run(t):
    fields = {"TemporalReportedProblems": c.payload(["mine"])}
    t.refused("a start", t.start, search_attributes={"indexed_fields": fields})
    t.show("described", t.describe().workflow_execution_info.search_attributes)
    for number in range(5):
        t.fail_task(t.poll())
    t.show("after five", t.describe().workflow_execution_info.search_attributes)
    t.respond(t.poll(), c.marker("m"))
    t.show("after a completion", t.describe().workflow_execution_info.search_attributes)
