"""From when the timeouts of a delayed activity count (AC-09)."""

from harness import commands as c


def run(t):
    t.start_standalone("a", start_delay=c.seconds(2), schedule_to_close_timeout=c.seconds(1))
    t.start_standalone("b", start_delay=c.seconds(2), schedule_to_start_timeout=c.seconds(1))
    t.sleep(1.5)
    t.show("before", [t.describe_standalone(id).info.status for id in ("a", "b")])
    for id in ("a", "b"):
        t.show(id, t.standalone("PollActivityExecution", id).outcome)
    info = t.describe_standalone("a").info
    t.show("expires after its closing", info.expiration_time.ToNanoseconds() > info.close_time.ToNanoseconds() + 5e8)
    t.show("executes after its schedule", info.execution_time.ToNanoseconds() > info.schedule_time.ToNanoseconds() + 1e9)
