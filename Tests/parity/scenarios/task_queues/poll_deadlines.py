"""A poll needs a deadline of at least two seconds; it answers empty about a second before it (TQ-01)."""

import time


def run(t):
    queue = {"name": t.queue}
    for method in ("PollWorkflowTaskQueue", "PollActivityTaskQueue"):
        t.refused(f"{method} with half a second", method, timeout=0.5, task_queue=queue)
        t.refused(f"{method} with 1.5 seconds", method, timeout=1.5, task_queue=queue)
        began = time.monotonic()
        t.show(f"{method} with 4 seconds", t.call(method, timeout=4.0, task_queue=queue))
        t.show("about a second early", 2.5 < time.monotonic() - began < 3.9)
        t.refused(f"{method} of no queue", method)
        t.refused(f"{method} of a nameless queue", method, task_queue={"name": ""})
        t.refused(f"{method} of a long queue", method, task_queue={"name": "x" * 1001})
        t.refused(f"{method} with a long identity", method, task_queue=queue, identity="x" * 1001)
        t.refused(f"{method} of a reserved queue", method, task_queue={"name": "/_sys/mine"})
        t.refused(f"{method} in an unknown namespace", method, task_queue=queue, namespace="parity-nowhere")
