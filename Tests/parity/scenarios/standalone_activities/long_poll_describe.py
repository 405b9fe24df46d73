"""With its token a description waits for the next change (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    first = t.standalone("DescribeActivityExecution")
    waiting = t.begin("DescribeActivityExecution", activity_id=t.unique("a"), run_id=first.run_id, long_poll_token=first.long_poll_token)
    task = t.poll_activity()
    second = waiting.result()
    t.show("after the start", [second.info.status, second.info.run_state, bool(second.long_poll_token)])
    current = t.standalone("DescribeActivityExecution")
    waiting = t.begin("DescribeActivityExecution", activity_id=t.unique("a"), run_id=first.run_id, long_poll_token=current.long_poll_token)
    t.complete_activity(task)
    third = waiting.result()
    t.show("after the end", [third.info.status, third.info.run_state, bool(third.long_poll_token)])
    t.refused("a token without a run", t.standalone, "DescribeActivityExecution", long_poll_token=first.long_poll_token)
    t.refused("a bad token", t.standalone, "DescribeActivityExecution", run_id=first.run_id, long_poll_token=b"x")
    last = t.standalone("DescribeActivityExecution", run_id=first.run_id, long_poll_token=first.long_poll_token)
    t.show("an old token", [last.info.status, bool(last.long_poll_token)])
