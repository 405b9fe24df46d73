"""A shop's afternoon: what the pictures of the web UI show. Its clock runs faster than a shop's, so that they are taken in seconds."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from harness.workers import until, worker
from temporalio import activity, workflow
from temporalio.client import Client, Schedule, ScheduleActionStartWorkflow, ScheduleCalendarSpec, ScheduleRange, ScheduleSpec
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError
from world import PagesServer, World, retries

QUEUE = "shop"
LIMIT = timedelta(minutes=5)
FIRST = RetryPolicy(initial_interval=timedelta(milliseconds=700), backoff_coefficient=1.6)
SELDOM = RetryPolicy(initial_interval=timedelta(milliseconds=300), backoff_coefficient=900, maximum_interval=timedelta(minutes=4))


async def work(seconds: float) -> None:
    """What an activity spends with others' systems."""
    await asyncio.sleep(seconds)


@activity.defn(name="reserve-items")
async def reserve(order: dict) -> dict:
    await work(0.5)
    return {"shelf": "B-12", "reserved": [line["sku"] for line in order["lines"]]}


@activity.defn(name="charge-card")
async def charge(order: dict) -> dict:
    await work(0.4)
    if activity.info().attempt < 3:
        raise ApplicationError("the bank did not answer within 400 ms", type="BankTimeout")
    return {"payment": f"pay-{order['id']}", "amount": order["total"], "currency": "EUR"}


@activity.defn(name="refuse-card")
async def refuse(order: dict) -> None:
    await work(0.2)
    raise ApplicationError("card declined: insufficient funds", {"code": 51, "order": order["id"]}, type="CardDeclined", non_retryable=True)


@activity.defn(name="print-label")
async def label(order: dict) -> str:
    await work(0.6)
    return f"label-{order['id']}"


@activity.defn(name="book-courier")
async def courier(order: dict) -> dict:
    await work(0.9)
    return {"courier": "north", "pickup": "16:30"}


@activity.defn(name="send-receipt")
async def receipt(order: dict) -> str:
    await work(0.3)
    return order["customer"]


@activity.defn(name="fetch-stock")
async def stock(warehouse: str) -> None:
    raise ApplicationError(f"{warehouse}.stock.internal:443: connection refused", {"warehouse": warehouse}, type="WarehouseDown")


@workflow.defn(name="Shipment")
class Shipment:
    @workflow.run
    async def run(self, order: dict) -> dict:
        printed = workflow.execute_activity(label, order, start_to_close_timeout=LIMIT)
        booked = workflow.execute_activity(courier, order, start_to_close_timeout=LIMIT)
        paper, pickup = await asyncio.gather(printed, booked)
        await workflow.sleep(timedelta(seconds=1), summary="Until the pickup")
        return {"label": paper, **pickup}


@workflow.defn(name="Order")
class ShopOrder:
    def __init__(self) -> None:
        self.state = "new"

    @workflow.run
    async def run(self, order: dict) -> dict:
        held = await workflow.execute_activity(reserve, order, start_to_close_timeout=LIMIT, summary="Hold what was ordered")
        self.state = "reserved"
        way = refuse if order["total"] > 900 else charge
        paid = await workflow.execute_activity(way, order, start_to_close_timeout=LIMIT, retry_policy=FIRST, summary="Take the money")
        self.state = "paid"
        parcel = workflow.execute_child_workflow(Shipment.run, order, id=f"{workflow.info().workflow_id}/shipment")
        told = workflow.execute_activity(receipt, order, start_to_close_timeout=LIMIT)
        shipped, _ = await asyncio.gather(parcel, told)
        return {**held, **paid, **shipped}

    @workflow.query
    def status(self) -> str:
        return self.state

    @workflow.signal
    def remark(self, text: str) -> None:
        pass


@workflow.defn(name="Subscription")
class Subscription:
    def __init__(self) -> None:
        self.plan = "monthly"

    @workflow.run
    async def run(self, customer: str) -> str:
        await workflow.wait_condition(lambda: self.plan == "ended", timeout=timedelta(days=30))
        return self.plan

    @workflow.update
    def change_plan(self, plan: str) -> str:
        before, self.plan = self.plan, plan
        return before


@workflow.defn(name="StockSync")
class StockSync:
    @workflow.run
    async def run(self, warehouse: str) -> None:
        await workflow.execute_activity(
            stock, warehouse, start_to_close_timeout=timedelta(seconds=10), retry_policy=SELDOM, summary="Read the warehouse's stock"
        )


@workflow.defn(name="NightlyReport")
class NightlyReport:
    @workflow.run
    async def run(self, shop: str) -> str:
        await workflow.sleep(timedelta(milliseconds=200))
        return f"report of {shop}"


@asynccontextmanager
async def showcase(binary: Path, db: Path):
    """The shop's server with its worker and its afternoon; ends both."""
    logging.getLogger("temporalio").setLevel(logging.CRITICAL)  # what fails here is meant to
    with PagesServer(binary, db=db, arguments=("--log-level", "error")) as server:
        client = await Client.connect(server.address, identity="shop@till-3")
        made = World(server, client)
        workflows = [ShopOrder, Shipment, Subscription, StockSync, NightlyReport]
        async with worker(client, QUEUE, workflows, [reserve, charge, refuse, label, courier, receipt, stock], identity="shop-worker@host-7"):
            await fill(made)
            yield made


def order(number: int) -> dict:
    customers = ["ada@example.org", "bea@example.org", "carl@example.org", "dora@example.org"]
    skus = ["lamp-brass", "chair-oak", "rug-blue"]
    lines = [{"sku": skus[(number + step) % 3], "count": 1 + (number + step) % 2} for step in range(1 + number % 2)]
    return {"id": str(number), "customer": customers[number % 4], "total": 1290.0 if number % 5 == 2 else 49.9 + number % 9, "lines": lines}


async def fill(made: World) -> None:
    async def start(name: str, run, argument, workflow_id: str, **options):
        handle = await made.client.start_workflow(run, argument, id=workflow_id, task_queue=QUEUE, **options)
        made.add(name, handle)
        return handle

    orders = [
        await start(f"order-{number}", ShopOrder.run, order(number), f"order-{number}", static_summary="Brass lamp, oak chair", memo={"channel": "web"})
        for number in range(20481, 20493)
    ]
    subscriptions = [await start(f"subscription-{name}", Subscription.run, name, f"subscription-{name}") for name in ("ada", "bea", "carl", "dora", "emil")]
    stuck = await start("stuck", StockSync.run, "north", "stock-sync-north")
    await start("stuck-south", StockSync.run, "south", "stock-sync-south")
    await subscriptions[0].execute_update(Subscription.change_plan, "yearly")
    await subscriptions[1].execute_update(Subscription.change_plan, "ended")
    await subscriptions[2].cancel()
    await subscriptions[3].terminate("opened twice by mistake")
    await make_schedules(made.client)
    await asyncio.gather(*(handle.result() for handle in orders), return_exceptions=True)
    await until(lambda: retries(stuck))
    late = await start("running", ShopOrder.run, order(20493), "order-20493", static_summary="Blue rug")
    await late.signal(ShopOrder.remark, "leave it with the neighbour")


async def make_schedules(client: Client) -> None:
    action = ScheduleActionStartWorkflow(NightlyReport.run, "vienna", id="nightly-report", task_queue=QUEUE)
    weekdays = [ScheduleCalendarSpec(day_of_week=[ScheduleRange(1, 5)], hour=[ScheduleRange(6)], minute=[ScheduleRange(30)])]
    nightly = await client.create_schedule("nightly-report", Schedule(action=action, spec=ScheduleSpec(calendars=weekdays)))
    for _ in range(2):
        await nightly.trigger()
        await asyncio.sleep(1)
