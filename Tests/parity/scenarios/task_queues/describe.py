"""A described queue lists who polled it lately, by kind of task (TQ-06)."""


def run(t):
    t.show("unknown", list(t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=1).pollers))
    t.no_task()
    t.no_activity()
    for kind in (1, 2):
        answer = t.call("DescribeTaskQueue", task_queue={"name": t.queue}, task_queue_type=kind)
        t.show(f"kind {kind}: pollers", [poller.identity for poller in answer.pollers])
        t.show(f"kind {kind}: the only one", answer.pollers[0])
    t.refused("no queue", "DescribeTaskQueue")
    t.show("no kind is workflow tasks", len(t.call("DescribeTaskQueue", task_queue={"name": t.queue}).pollers))
    t.refused("a long name", "DescribeTaskQueue", task_queue={"name": "x" * 1001}, task_queue_type=1)
    t.refused("a reserved name", "DescribeTaskQueue", task_queue={"name": "/_sys/mine"}, task_queue_type=1)
