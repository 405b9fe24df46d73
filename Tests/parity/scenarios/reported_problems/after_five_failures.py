"""The fifth failure in a row puts TemporalReportedProblems on the run; the next completed task takes it away (WT-09)."""

from harness import commands as c


def problems(t):
    fields = t.describe().workflow_execution_info.search_attributes.indexed_fields
    return fields["TemporalReportedProblems"] if "TemporalReportedProblems" in fields else None


def run(t):
    t.start()
    for number in range(1, 8):
        cause = "NON_DETERMINISTIC_ERROR" if number == 6 else "WORKFLOW_WORKER_UNHANDLED_FAILURE"
        t.fail_task(t.poll(), cause=cause)
        t.show(f"after {number}", problems(t))
    t.respond(t.poll(), c.marker("m"))
    t.show("after a completion", problems(t))
    t.show("kinds", [event.event_type for event in t.history()])
