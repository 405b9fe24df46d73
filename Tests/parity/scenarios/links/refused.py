"""Links are checked: their number, their size, their kind and what they name (WF-26)."""


def event(**fields):
    return {"workflow_event": {"namespace": "default", "workflow_id": "caller", "run_id": "run", **fields}}


BAD = {
    "eleven": [event()] * 11,
    "too long": [event(workflow_id="x" * 4001)],
    "no namespace": [event(namespace="")],
    "no workflow id": [event(workflow_id="")],
    "no run id": [event(run_id="")],
    "no variant": [{}],
    "batch job without id": [{"batch_job": {}}],
    "activity without anything": [{"activity": {}}],
    "activity": [{"activity": {"namespace": "default", "activity_id": "a", "run_id": "r"}}],
    "nexus operation without anything": [{"nexus_operation": {}}],
    "workflow without anything": [{"workflow": {}}],
    "workflow": [{"workflow": {"namespace": "default", "workflow_id": "w", "run_id": "r"}}],
    "callback": [{"callback": {}}],
    "event type without id": [event(event_ref={"event_type": 1})],
    "event id without type": [event(event_ref={"event_id": 1})],
    "request reference without anything": [event(request_id_ref={})],
}


def run(t):
    t.start()
    for name, links in BAD.items():
        t.refused(name, lambda: t.signal("s", links=links).link.HasField("workflow_event"))
    t.refused("cancel", t.request_cancel, links=[{}])
    t.refused("terminate", t.terminate, links=[{}])
