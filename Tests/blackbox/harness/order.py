"""The order workflow: three activities one after the other. Every measurement and every crash test speaks of this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.common import RetryPolicy

TASK_QUEUE = "orders"


@dataclass
class Order:
    id: str
    amount: int


@activity.defn
async def reserve(order: Order) -> str:
    return f"reserved {order.id}"


@activity.defn
async def charge(order: Order) -> str:
    return f"charged {order.amount}"


@activity.defn
async def ship(order: Order) -> str:
    return f"shipped {order.id}"


@workflow.defn
class OrderWorkflow:
    @workflow.run
    async def run(self, order: Order) -> str:
        timeout = timedelta(seconds=10)
        steps = [
            await workflow.execute_activity(reserve, order, start_to_close_timeout=timeout),
            await workflow.execute_activity(
                charge, order, start_to_close_timeout=timeout, retry_policy=RetryPolicy(maximum_attempts=1)
            ),
            await workflow.execute_activity(ship, order, start_to_close_timeout=timeout),
        ]
        return ", ".join(steps)


def expected(order: Order) -> str:
    """What a completed order answers."""
    return f"reserved {order.id}, charged {order.amount}, shipped {order.id}"


ACTIVITIES = [reserve, charge, ship]
