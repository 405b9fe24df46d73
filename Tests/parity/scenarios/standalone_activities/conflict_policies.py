"""What a start does when an activity of the id runs (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone(request_id="one")
    t.refused("fail", t.start_standalone, request_id="two")
    use = "ACTIVITY_ID_CONFLICT_POLICY_USE_EXISTING"
    t.refused("use existing", t.start_standalone, request_id="three", id_conflict_policy=use)
    t.refused("the same request", t.start_standalone, request_id="one")
    t.refused("the same request, rejecting", t.start_standalone, request_id="one", id_reuse_policy="ACTIVITY_ID_REUSE_POLICY_REJECT_DUPLICATE")
    t.refused("rejecting, while it runs", t.start_standalone, request_id="four", id_conflict_policy=use, id_reuse_policy="ACTIVITY_ID_REUSE_POLICY_REJECT_DUPLICATE")
