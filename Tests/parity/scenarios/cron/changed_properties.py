"""The next run of a cron workflow has the memo and search attributes of the start, whatever a run made of them (WF-06, WF-17)."""

from harness import commands as c


def run(t):
    t.start(
        cron_schedule="@every 1s",
        memo={"fields": {"m": c.payload(1)}},
        search_attributes={"indexed_fields": {"ParityInt": c.payload(1)}},
    )
    t.respond(
        t.poll(),
        c.command("modify_workflow_properties", upserted_memo={"fields": {"m": c.payload(2)}}),
        c.command("upsert_workflow_search_attributes", search_attributes={"indexed_fields": {"ParityInt": c.payload(2)}}),
        c.complete(),
    )
    info = t.describe().workflow_execution_info
    t.show("memo", info.memo)
    t.show("search attributes", info.search_attributes)
