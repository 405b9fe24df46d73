"""The order workflow: a payment, a confirmation and a shipment, each an activity that is retried until it succeeds.

Run it against any Temporal server on localhost:7233:

    pip install temporalio
    temporal server start-dev
    python Examples/python/order.py
"""

import asyncio
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker


class PaymentAPI:
    """Stands in for a payment provider: it remembers what it charged."""

    def __init__(self):
        self.charges = {}

    async def charge(self, order_id: str, amount: float) -> str:
        # A retried activity charges the same order again, and must not be paid twice.
        return self.charges.setdefault(order_id, f"tx-{order_id}-{amount:.2f}")


class EmailService:
    """Stands in for a mail server: it keeps what it sent."""

    def __init__(self):
        self.sent = []

    async def send(self, email: str, text: str) -> None:
        self.sent.append((email, text))


class ShippingAPI:
    """Stands in for a carrier: it hands out tracking numbers."""

    def __init__(self):
        self.shipments = {}

    async def ship(self, order_id: str) -> str:
        return self.shipments.setdefault(order_id, f"track-{order_id}")


payment_api = PaymentAPI()
email_service = EmailService()
shipping_api = ShippingAPI()


@activity.defn
async def charge_payment(order_id: str, amount: float) -> str:
    return await payment_api.charge(order_id, amount)


@activity.defn
async def send_confirmation(email: str, order_id: str) -> None:
    await email_service.send(email, f"Your order {order_id} is on its way.")


@activity.defn
async def ship_order(order_id: str) -> str:
    return await shipping_api.ship(order_id)


@workflow.defn
class OrderWorkflow:
    @workflow.run
    async def run(self, order_id: str, email: str, amount: float) -> dict:
        tx_id = await workflow.execute_activity(
            charge_payment, args=[order_id, amount], start_to_close_timeout=timedelta(seconds=30)
        )
        await workflow.execute_activity(
            send_confirmation, args=[email, order_id], start_to_close_timeout=timedelta(seconds=10)
        )
        tracking = await workflow.execute_activity(ship_order, order_id, start_to_close_timeout=timedelta(days=7))
        return {"tx_id": tx_id, "tracking": tracking}


async def main() -> None:
    client = await Client.connect("localhost:7233")
    async with Worker(
        client,
        task_queue="orders",
        workflows=[OrderWorkflow],
        activities=[charge_payment, send_confirmation, ship_order],
    ):
        result = await client.execute_workflow(
            OrderWorkflow.run,
            args=["order-123", "user@example.com", 99.99],
            id="order-123",
            task_queue="orders",
        )
    print(result)
    # The SDK's own threads need a moment to end: an interpreter that exits under them aborts now and then (temporalio/sdk-python#300).
    await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(main())
