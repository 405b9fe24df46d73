"""Parents with children, signals from child to parent and updates, while the server is killed again and again."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter
from pathlib import Path

from harness.checks import Checks
from harness.server import Server
from harness.workers import short_type
from orders import Order, Shop, result
from storm import Worker, kill_soon
from temporalio.api.common.v1 import Payload, Payloads, WorkflowExecution
from temporalio.api.update.v1 import Input, Meta, Request, WaitPolicy
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from worker import CHILDREN, TASK_QUEUE

COMPLETED = 3


async def family(server: Server, folder: Path, count: int, kills: int, patience: float, rng: random.Random, checks: Checks) -> None:
    """Runs `count` parents through `kills` kills and checks that everything happened exactly once. Leaves the server running."""
    print(f"family: {count} parents with {CHILDREN} children each, {kills} kills")
    folder = folder / "family"
    folder.mkdir()
    parents = [Order(f"parent-{i:02}", type="CrashParent") for i in range(count)]
    noted: dict[str, int | str] = {}
    with Worker(server, folder) as worker:
        shop = Shop(server.port, TASK_QUEUE)

        async def live(parent: Order, delay: float) -> None:
            await asyncio.sleep(delay)
            await shop.start(parent)
            noted[parent.id] = await _note(shop, parent)
            await shop.closed(parent)
            parent.finished = True

        lives = [asyncio.create_task(live(parent, rng.uniform(0, kills))) for parent in parents]
        for _ in range(kills):
            await kill_soon(server, rng)
        began = time.monotonic()
        await asyncio.wait(lives, timeout=patience)
        print(f"  {time.monotonic() - began:.1f} s from the last restart to the last result")
        for task in lives:
            task.cancel()
        checks.expect(f"every parent is finished within {patience:.0f} s of the last kill", [p.id for p in parents if not p.finished])
        await _judge([parent for parent in parents if parent.finished], noted, shop, worker, checks)
        await shop.close()


async def _note(shop: Shop, parent: Order) -> int | str:
    """Updates a parent under one update id until it has answered; returns the answer, or what was wrong with it."""
    text = Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(f"note for {parent.id}").encode())
    request = rpc.UpdateWorkflowExecutionRequest(
        namespace="default",
        workflow_execution=WorkflowExecution(workflow_id=parent.id),
        wait_policy=WaitPolicy(lifecycle_stage=COMPLETED),
        request=Request(meta=Meta(update_id="note", identity="crash"), input=Input(name="note", args=Payloads(payloads=[text]))),
    )
    while True:
        answer = await shop.call("UpdateWorkflowExecution", request, timeout=30)
        if answer.HasField("outcome"):
            return json.loads(answer.outcome.success.payloads[0].data) if answer.outcome.HasField("success") else str(answer.outcome)


async def _judge(parents: list[Order], noted: dict[str, int | str], shop: Shop, worker: Worker, checks: Checks) -> None:
    histories = {parent.id: await shop.history(parent) for parent in parents}
    children = {parent.id: [f"{parent.id}-child-{i}" for i in range(CHILDREN)] for parent in parents}
    expected = {parent.id: [children[parent.id], children[parent.id], [f"note for {parent.id}"]] for parent in parents}
    counts = {parent.id: Counter(short_type(event) for event in histories[parent.id]) for parent in parents}
    once = {
        "StartChildWorkflowExecutionInitiated": CHILDREN,
        "ChildWorkflowExecutionStarted": CHILDREN,
        "ChildWorkflowExecutionCompleted": CHILDREN,
        "WorkflowExecutionSignaled": CHILDREN,
        "WorkflowExecutionUpdateAccepted": 1,
        "WorkflowExecutionUpdateCompleted": 1,
    }
    checks.expect(
        "every parent has its children's results, their signals and its update, each once",
        [f"{p.id}: {result(histories[p.id])}" for p in parents if result(histories[p.id]) != expected[p.id]],
    )
    checks.expect(
        "each child is started and ends once in its parent's history, each signal and update is in it once",
        [f"{p.id}: {kind} {counts[p.id][kind]} times" for p in parents for kind, n in once.items() if counts[p.id][kind] != n],
    )
    checks.expect("every update was answered once it was in", [f"{p.id}: {noted[p.id]}" for p in parents if noted[p.id] != 1])
    wrong = []
    for parent in parents:
        for child in children[parent.id]:
            kinds = Counter(short_type(event) for event in await shop.history(Order(child)))
            if kinds["WorkflowExecutionCompleted"] != 1 or kinds["ExternalWorkflowExecutionSignaled"] != 1:
                wrong.append(f"{child}: {dict(kinds)}")
    checks.expect("every child completed, and signalled its parent once", wrong)
    runs = worker.runs()
    checks.expect("no attempt of a child's activity was handed out twice", [f"{key}: {n} times" for key, n in runs.items() if n > 1])
