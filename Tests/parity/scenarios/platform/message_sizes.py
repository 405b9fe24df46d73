"""A gRPC message above 4 MiB is RESOURCE_EXHAUSTED with the words SDKs look for; payloads have a limit of their own (PL-06)."""

import re

from harness import commands as c
from harness.wire import Refused


def run(t):
    t.refused("1.9 MiB", lambda: bool(t.start(input=c.blob(1_990_000)).run_id))
    task = t.poll()
    t.show("it came through", len(task.history.events[0].workflow_execution_started_event_attributes.input.payloads[0].data))
    for size in (2 * 1024 * 1024 + 1, 4 * 1024 * 1024 + 1):
        try:
            t.signal("big", input=c.blob(size))
        except Refused as error:
            t.show(f"{size} bytes", [error.code, re.sub(r"\d+ vs", "N vs", error.message)])
    try:
        t.respond(task, c.command("complete_workflow_execution", result=c.blob(4 * 1024 * 1024 + 1)))
    except Refused as error:
        t.show("a completion", [error.code, re.sub(r"\d+ vs", "N vs", error.message)])
    t.show("the connection lives", t.describe().workflow_execution_info.status)
    t.respond(task, c.complete())
