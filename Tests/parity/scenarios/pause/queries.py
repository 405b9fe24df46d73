"""A paused workflow rejects queries by its status, whatever the caller's condition (WF-23, QU-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll())
    t.pause()
    for condition in ("NONE", "NOT_OPEN", "NOT_COMPLETED_CLEANLY"):
        t.refused(
            condition,
            "QueryWorkflow",
            timeout=5.0,
            execution=t.execution(),
            query={"query_type": "q"},
            query_reject_condition=f"QUERY_REJECT_CONDITION_{condition}",
        )
    t.show_history()
