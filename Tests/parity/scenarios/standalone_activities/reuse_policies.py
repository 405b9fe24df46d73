"""What a start does when the last activity of the id is closed (AC-09)."""

from harness import commands as c


def run(t):
    reject = "ACTIVITY_ID_REUSE_POLICY_REJECT_DUPLICATE"
    failed_only = "ACTIVITY_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY"
    t.start_standalone(request_id="one")
    t.complete_activity(t.poll_activity())
    t.refused("reject", t.start_standalone, request_id="two", id_reuse_policy=reject)
    t.refused("failed only, after a success", t.start_standalone, request_id="three", id_reuse_policy=failed_only)
    t.refused("the first request", t.start_standalone, request_id="one")
    t.refused("allow", t.start_standalone, request_id="four")
    t.fail_activity(t.poll_activity(), c.failure(non_retryable=True))
    t.refused("failed only, after a failure", t.start_standalone, request_id="five", id_reuse_policy=failed_only)
    t.standalone("TerminateActivityExecution")
    t.refused("failed only, after a termination", t.start_standalone, request_id="six", id_reuse_policy=failed_only)
