"""A poll for Nexus tasks brings heartbeats with it (TQ-09)."""

from harness.workers import heartbeat, settled


def run(t):
    beats = [heartbeat(t, "a"), heartbeat(t, "b")]
    poll = t.begin("PollNexusTaskQueue", timeout=2.5, task_queue={"name": t.queue}, worker_heartbeat=beats, identity="parity-worker")
    t.show("known", settled(t, "Status = 'Running'", 2))
    t.show("answer", poll.result())
