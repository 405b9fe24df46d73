"""A run takes so many request ids and no more (WF-03)."""

USE = {"workflow_id_conflict_policy": "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING"}


def run(t):
    t.start(request_id="req-0")
    taken = 0
    for number in range(1, 30):
        try:
            t.start(request_id=f"req-{number}", **USE, on_conflict_options={"attach_request_id": True})
        except Exception:
            t.refused("the one too many", t.start, request_id=f"req-{number}", **USE, on_conflict_options={"attach_request_id": True})
            break
        taken += 1
    t.show("attached", taken)
    infos = t.describe().workflow_extended_info.request_id_infos
    t.show("kept", len(infos))
    t.show("the first is kept", "req-0" in infos)
    t.show("the second is kept", "req-1" in infos)
