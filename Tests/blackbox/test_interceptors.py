"""Headers that interceptors of the SDK pass along: from the client into the workflow, and from there into all that it does."""

from datetime import timedelta
from typing import Any

from harness.interruption import Gated, on_one_worker_and_on_two, run_through
from harness.workers import events
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.client import Interceptor as ClientInterceptor
from temporalio.client import OutboundInterceptor
from temporalio.converter import default
from temporalio.worker import (
    ActivityInboundInterceptor,
    ExecuteActivityInput,
    ExecuteWorkflowInput,
    HandleQueryInput,
    HandleSignalInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowOutboundInterceptor,
)

KEY = "trace"
convert = default().payload_converter


def with_header(input: Any, value: str) -> Any:
    input.headers = {**input.headers, KEY: convert.to_payload(value)}
    return input


def header(input: Any) -> str | None:
    payload = input.headers.get(KEY)
    return payload and convert.from_payload(payload)


class Traced(ClientInterceptor, Interceptor):
    """Gives every call of the client a header, and lets every part of the worker see it and pass it on."""

    def intercept_client(self, next):
        return TracedClient(next)

    def intercept_activity(self, next):
        return TracedActivity(next)

    def workflow_interceptor_class(self, input):
        return TracedWorkflow


class TracedClient(OutboundInterceptor):
    async def start_workflow(self, input):
        return await super().start_workflow(with_header(input, f"start {input.id}"))

    async def signal_workflow(self, input):
        return await super().signal_workflow(with_header(input, f"signal {input.signal}"))

    async def query_workflow(self, input):
        return await super().query_workflow(with_header(input, f"query {input.query}"))


class TracedActivity(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        return [header(input), await super().execute_activity(input)]


class TracedWorkflow(WorkflowInboundInterceptor):
    def init(self, outbound):
        super().init(TracedCommands(outbound))

    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:
        workflow.instance().seen.append(header(input))
        return await super().execute_workflow(input)

    async def handle_signal(self, input: HandleSignalInput) -> None:
        workflow.instance().seen.append(header(input))
        await super().handle_signal(input)

    async def handle_query(self, input: HandleQueryInput) -> Any:
        return [header(input), await super().handle_query(input)] if input.query == "about" else await super().handle_query(input)


class TracedCommands(WorkflowOutboundInterceptor):
    def start_activity(self, input):
        return super().start_activity(with_header(input, f"activity {input.activity}"))

    def start_local_activity(self, input):
        return super().start_local_activity(with_header(input, f"local {input.activity}"))

    def continue_as_new(self, input):
        super().continue_as_new(with_header(input, "continued"))


@activity.defn
async def work() -> str:
    return "worked"


@workflow.defn
class Spans(Gated):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str | None] = []

    @workflow.run
    async def run(self, is_last: bool) -> list:
        if is_last:
            return self.seen
        options = dict(start_to_close_timeout=timedelta(seconds=10))
        done = [await workflow.execute_activity("work", **options), await workflow.execute_local_activity("work", **options)]
        assert done == [["activity work", "worked"], ["local work", "worked"]], done
        await self.gate()
        assert self.seen == [f"start {workflow.info().workflow_id}", "signal open"], self.seen
        workflow.continue_as_new(True)

    @workflow.query
    def about(self) -> list:
        return self.seen


@on_one_worker_and_on_two
async def test_headers_reach_all_they_are_meant_for_and_are_in_history(server, name, replaced):
    client = await Client.connect(server.address, interceptors=[Traced()])

    async def ask(handle):
        assert await handle.query("about") == ["query about", [f"start {name}"]]

    assert await run_through(client, name, Spans, False, activities=[work], replaced=replaced, at_the_gate=ask) == ["continued"]
    [first] = [h async for h in _first_runs(client, name)]
    found = await events(first)
    headers = {}
    for event in found:
        for field in ["workflow_execution_started", "activity_task_scheduled", "workflow_execution_signaled"]:
            attributes = getattr(event, f"{field}_event_attributes")
            if event.HasField(f"{field}_event_attributes") and KEY in attributes.header.fields:
                headers[field] = convert.from_payload(attributes.header.fields[KEY])
    assert headers == {
        "workflow_execution_started": f"start {name}",
        "activity_task_scheduled": "activity work",
        "workflow_execution_signaled": "signal open",
    }


async def _first_runs(client, name):
    last = await client.get_workflow_handle(name).describe()
    yield client.get_workflow_handle(name, run_id=last.raw_description.workflow_execution_info.first_run_id)
