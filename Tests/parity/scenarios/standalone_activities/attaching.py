"""A start that finds a running activity attaches its request id and links, each request once; a start that must find none is refused (AC-09)."""

LINK = {
    "workflow_event": {
        "namespace": "default",
        "workflow_id": "caller",
        "run_id": "01a219b6-bda9-75ce-9c0c-235db5f137f1",
        "event_ref": {"event_id": 1, "event_type": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"},
    }
}


def run(t):
    def attach(request_id, links=(LINK,), **options):
        return t.start_standalone(
            id_conflict_policy="ACTIVITY_ID_CONFLICT_POLICY_USE_EXISTING", request_id=request_id, links=links, on_conflict_options=options
        )

    def links():
        return len(t.describe_standalone().info.links)

    t.show("started", t.start_standalone())
    t.show("attached", attach("one", attach_request_id=True, attach_links=True))
    t.show("again", attach("one", attach_request_id=True, attach_links=True))
    t.show("links", links())
    t.show("a request id alone", attach("two", attach_request_id=True))
    t.show("links afterwards", links())
    t.show("links alone", attach("three", attach_links=True))
    t.show("links then", links())
    t.refused("an attached request id is no start's", t.start_standalone, request_id="one")
    t.refused("nothing to attach to", attach, "four", links=(), attach_request_id=True)
    t.refused("callbacks without a request id", attach, "four", attach_completion_callbacks=True)
    t.show("described", t.describe_standalone().info.links)
