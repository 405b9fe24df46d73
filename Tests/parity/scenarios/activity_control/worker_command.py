"""A running activity whose worker offered a control queue is told of its cancellation there, without a heartbeat (AC-11)."""

from harness import commands as c


def run(t):
    control = t.unique("temporal-sys/worker-commands/group")
    worker = {"identity": "parity-worker", "worker_instance_key": t.unique("instance"), "worker_control_task_queue": control}
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    task = t.call("PollActivityTaskQueue", timeout=40.0, task_queue={"name": t.queue}, **worker)
    waiting = t.begin(
        "PollNexusTaskQueue", timeout=20.0, task_queue={"name": control, "kind": "TASK_QUEUE_KIND_WORKER_COMMANDS"},
        identity="parity-worker", worker_instance_key=t.unique("instance"),
    )
    t.signal("go")
    t.respond(t.poll(), c.cancel_activity(5))
    command = waiting.result()
    start = command.request.start_operation
    t.show("the command", [sorted(command.request.header), start.service, start.operation, start.payload.metadata["encoding"]])
    payload = start.payload.data
    t.show("it names the task", [task.task_token in payload, len(payload) - len(task.task_token)])
    t.show("heartbeat", t.heartbeat(task))
