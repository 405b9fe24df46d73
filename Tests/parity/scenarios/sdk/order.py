"""The order workflow of the official Python SDK runs, and its history has the shape it has on the original (WF-01, AC-01)."""

import asyncio
import sys

from harness.servers import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "Examples" / "python"))


def run(t):
    result = asyncio.run(order(t))
    t.show("result", result)
    t.show("history", [event_type(event) for event in t.history()])
    t.show("the close", t.wait_closed())


async def order(t):
    """Runs worker and client as the example does, on this scenario's queue."""
    from temporalio.client import Client
    from temporalio.worker import Worker

    import order as example

    client = await Client.connect(t.address)
    activities = [example.charge_payment, example.send_confirmation, example.ship_order]
    async with Worker(client, task_queue=t.queue, workflows=[example.OrderWorkflow], activities=activities):
        arguments = ["order-123", "user@example.com", 99.99]
        result = await client.execute_workflow(example.OrderWorkflow.run, args=arguments, id=t.wf, task_queue=t.queue)
    # An interpreter that exits under the SDK's threads may abort: see the example.
    await asyncio.sleep(0.1)
    return result


def event_type(event):
    """An event's number and kind."""
    return f"{event.event_id} {event.DESCRIPTOR.fields_by_name['event_type'].enum_type.values_by_number[event.event_type].name}"
