"""The original with our pages over it: Nexus endpoints, operations that do not get on, and a deployment of two versions."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import grpc
import nexusrpc
from harness.raw import WorkflowService
from harness.server import ORIGINAL, Server
from harness.workers import worker
from nexusrpc.handler import StartOperationContext, service_handler, sync_operation
from pages_process import Pages
from temporalio import nexus, workflow
from temporalio.api.deployment.v1 import WorkerDeploymentVersion as Version
from temporalio.api.nexus.v1 import EndpointSpec, EndpointTarget
from temporalio.api.operatorservice.v1 import request_response_pb2 as operator
from temporalio.api.operatorservice.v1 import service_pb2_grpc
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import Client, WorkflowHandle
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion
from temporalio.worker import Worker, WorkerDeploymentConfig

SETTINGS = {
    "nexusoperation.enableStandalone": "true",
    "component.nexusoperations.retryPolicy.initialInterval": '"10m"',
    "matching.wv.VersionDrainageStatusVisibilityGracePeriod": '"500ms"',
    "matching.wv.VersionDrainageStatusRefreshInterval": '"500ms"',
    "workercontroller.enabled": "true",
    "workercontroller.compute_providers.enabled": '["test-invoke"]',
    "workercontroller.scaling_algorithms.enabled": '["no-sync"]',
}
ARGUMENTS = tuple(word for name, value in SETTINGS.items() for word in ("--dynamic-config-value", f"{name}={value}"))
QUEUE = "payments"
BREAKS_AFTER = 6  # failures in a row after which the original holds calls to an endpoint back
DEPLOYMENT, DEPLOYED = "shop", "shop-orders"


@nexusrpc.service
class Payments:
    charge: nexusrpc.Operation[int, int]
    refuse: nexusrpc.Operation[int, int]
    hold: nexusrpc.Operation[str, str]


@workflow.defn
class Hold:
    """What an operation stands for that takes its time."""

    @workflow.run
    async def run(self, note: str) -> str:
        await workflow.wait_condition(lambda: False, timeout=timedelta(days=1))
        return note


@service_handler(service=Payments)
class PaymentsHandler:
    @sync_operation
    async def charge(self, _: StartOperationContext, amount: int) -> int:
        return amount

    @sync_operation
    async def refuse(self, _: StartOperationContext, amount: int) -> int:
        raise nexusrpc.HandlerError("the bank is closed", type=nexusrpc.HandlerErrorType.INTERNAL)

    @nexus.workflow_run_operation
    async def hold(self, context: nexus.WorkflowRunOperationContext, note: str) -> nexus.WorkflowHandle[str]:
        return await context.start_workflow(Hold.run, note, id=f"hold-{uuid.uuid4()}")


@workflow.defn
class Buyer:
    """Calls operations that do not end: one takes its time, those at `broken` fail until the server holds the next call back."""

    def __init__(self) -> None:
        self.failing = 0

    @workflow.run
    async def run(self) -> None:
        bank = workflow.create_nexus_client(service=Payments, endpoint="bank")
        broken = workflow.create_nexus_client(service=Payments, endpoint="broken")
        calls = [bank.execute_operation(Payments.hold, "2")]
        calls += [broken.execute_operation(Payments.refuse, 1, schedule_to_close_timeout=timedelta(hours=1)) for _ in range(BREAKS_AFTER)]
        waiting = asyncio.gather(*calls)
        await workflow.wait_condition(lambda: self.failing > 0)
        self.last = asyncio.create_task(broken.execute_operation(Payments.refuse, 2))
        await waiting

    @workflow.signal
    def again(self) -> None:
        self.failing += 1


@workflow.defn(versioning_behavior=VersioningBehavior.PINNED)
class Pinned:
    """Stays with the version that it began on."""

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: False)


@dataclass
class Original:
    """What was made there."""

    client: Client
    url: str
    service: WorkflowService
    operator: service_pb2_grpc.OperatorServiceStub
    buyer: WorkflowHandle

    def deployment(self):
        answer = self.service.DescribeWorkerDeployment(rpc.DescribeWorkerDeploymentRequest(namespace="default", deployment_name=DEPLOYMENT))
        return answer.worker_deployment_info

    def version(self, build: str):
        request = rpc.DescribeWorkerDeploymentVersionRequest(namespace="default", deployment_version=version(build))
        return self.service.DescribeWorkerDeploymentVersion(request).worker_deployment_version_info

    def operation(self, name: str) -> rpc.DescribeNexusOperationExecutionResponse:
        request = rpc.DescribeNexusOperationExecutionRequest(namespace="default", operation_id=name, include_input=True, include_outcome=True)
        return self.service.DescribeNexusOperationExecution(request)

    def endpoints(self) -> dict:
        return {one.spec.name: one for one in self.operator.ListNexusEndpoints(operator.ListNexusEndpointsRequest()).endpoints}


def version(build: str) -> Version:
    return Version(deployment_name=DEPLOYMENT, build_id=build)


def deployed(client: Client, build: str) -> Worker:
    """A worker of one version of the deployment."""
    config = WorkerDeploymentConfig(version=WorkerDeploymentVersion(deployment_name=DEPLOYMENT, build_id=build), use_worker_versioning=True)
    return worker(client, DEPLOYED, [Pinned], deployment_config=config)


@asynccontextmanager
async def original(binary: Path) -> AsyncIterator[Original]:
    """Starts it with its workers and our pages, makes everything, and ends all of it."""
    logging.getLogger("temporalio").setLevel(logging.CRITICAL)  # what fails here is meant to
    async with AsyncExitStack() as stack:
        server = stack.enter_context(Server(ORIGINAL, arguments=ARGUMENTS))
        service = stack.enter_context(WorkflowService(server.port))
        stub = service_pb2_grpc.OperatorServiceStub(stack.enter_context(grpc.insecure_channel(server.address)))
        for name in ("bank", "broken"):
            target = EndpointTarget(worker=EndpointTarget.Worker(namespace="default", task_queue=QUEUE))
            stub.CreateNexusEndpoint(operator.CreateNexusEndpointRequest(spec=EndpointSpec(name=name, target=target)))
        client = await Client.connect(server.address)
        pages = await stack.enter_async_context(Pages(binary, server.address))
        await stack.enter_async_context(worker(client, QUEUE, [Buyer, Hold], nexus_service_handlers=[PaymentsHandler()]))
        for build in ("1.0", "2.0"):
            await stack.enter_async_context(deployed(client, build))
        buyer = await client.start_workflow(Buyer.run, id="buyer", task_queue=QUEUE)
        yield Original(client, pages.url, service, stub, buyer)


async def states(handle: WorkflowHandle) -> list[int]:
    """Those of its pending Nexus operations."""
    return [pending.state for pending in (await handle.describe()).raw_description.pending_nexus_operations]
