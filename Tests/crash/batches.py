"""Kills in the middle of batch jobs: each target is done, and only once."""

from __future__ import annotations

import asyncio
import random
import uuid

from harness.checks import Checks
from harness.server import Server
from orders import Shop
from temporalio.api.batch.v1 import BatchOperationSignal, BatchOperationTermination
from temporalio.api.common.v1 import WorkflowExecution, WorkflowType
from temporalio.api.enums.v1 import BatchOperationState, EventType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc

QUEUE = "batches"
# A signal job takes some three seconds, so that every kill meets it.
RATE = 100
RUNNING = BatchOperationState.BATCH_OPERATION_STATE_RUNNING


async def batches(server: Server, workflows: int, kills: int, rng: random.Random, checks: Checks) -> None:
    """Two jobs over the same workflows, one after the other, through kills."""
    print(f"batches: {workflows} workflows, {kills} kills a job", flush=True)
    shop = Shop(server.port, QUEUE)
    ids = [f"batch-{number}" for number in range(workflows)]
    await asyncio.gather(*[_start(shop, workflow) for workflow in ids])
    signalled = await _job(server, shop, kills, rng, signal_operation=BatchOperationSignal(signal="go", identity="crash"))
    checks.expect("a signal job through kills counts each target", _miscounted(signalled, workflows))
    wrong = [workflow for workflow in ids if await _signals(shop, workflow) != 1]
    checks.expect("a signal job through kills signals each workflow once", wrong)
    ended = await _job(server, shop, kills, rng, termination_operation=BatchOperationTermination(identity="crash"))
    checks.expect("a termination job through kills counts each target", _miscounted(ended, workflows))
    checks.expect("a termination job through kills ends each workflow", [workflow for workflow in ids if not await _closed(shop, workflow)])
    await shop.close()


async def _start(shop: Shop, workflow: str) -> None:
    await shop.call(
        "StartWorkflowExecution",
        rpc.StartWorkflowExecutionRequest(
            namespace="default", workflow_id=workflow, workflow_type=WorkflowType(name="Batched"), task_queue=TaskQueue(name=QUEUE),
            request_id=f"start-{workflow}", identity="crash"))


async def _job(server: Server, shop: Shop, kills: int, rng: random.Random, **operation):
    """Runs a job to its end, kills the server in its middle, and returns the job's last description."""
    job = str(uuid.uuid4())
    await shop.call(
        "StartBatchOperation",
        rpc.StartBatchOperationRequest(
            namespace="default", job_id=job, reason="crash", visibility_query=f"TaskQueue = '{QUEUE}'", max_operations_per_second=RATE,
            **operation))
    for _ in range(kills):
        await asyncio.sleep(rng.uniform(0.1, 0.8))
        server.kill()
        await asyncio.to_thread(server.start)
    while True:
        answer = await shop.call("DescribeBatchOperation", rpc.DescribeBatchOperationRequest(namespace="default", job_id=job))
        if answer.state != RUNNING:
            return answer
        await asyncio.sleep(0.1)


def _miscounted(job, workflows: int) -> list[str]:
    counts = (job.total_operation_count, job.complete_operation_count, job.failure_operation_count)
    return [] if counts == (workflows, workflows, 0) else [f"total, complete and failed are {counts}"]


async def _signals(shop: Shop, workflow: str) -> int:
    return sum(event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED for event in await _events(shop, workflow))


async def _closed(shop: Shop, workflow: str) -> bool:
    return (await _events(shop, workflow))[-1].event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED


async def _events(shop: Shop, workflow: str):
    request = rpc.GetWorkflowExecutionHistoryRequest(namespace="default", execution=WorkflowExecution(workflow_id=workflow))
    return (await shop.call("GetWorkflowExecutionHistory", request)).history.events
