"""Dynamic configuration from a file, and limits of calls."""

import json
import subprocess
import time

import grpc
import pytest
from google.rpc import status_pb2
from harness import raw
from harness.server import Server, wait_until
from temporalio.api.enums.v1 import RateLimitSource, ResourceExhaustedCause, ResourceExhaustedScope
from temporalio.api.errordetails.v1 import message_pb2 as details
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc

from conftest import CommandLine
from test_start_dev import refusal


def describe_task_queue(server: Server, calls: int = 1, namespace: str = "default") -> list[grpc.RpcError]:
    """The errors of so many calls, one after another."""
    errors = []
    with grpc.insecure_channel(server.address) as channel:
        stub = service_pb2_grpc.WorkflowServiceStub(channel)
        for _ in range(calls):
            try:
                stub.DescribeTaskQueue(rpc.DescribeTaskQueueRequest(namespace=namespace, task_queue={"name": "q"}), timeout=5)
            except grpc.RpcError as error:
                errors.append(error)
    return errors


def exhaustion(error: grpc.RpcError) -> details.ResourceExhaustedFailure:
    assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
    packed = dict(error.trailing_metadata())["grpc-status-details-bin"]
    detail = details.ResourceExhaustedFailure()
    assert status_pb2.Status.FromString(packed).details[0].Unpack(detail)
    return detail


def test_a_namespace_s_rate_is_limited_with_cause_and_scope(binary):
    with Server(binary, arguments=("--dynamic-config-value", "frontend.namespaceRPS=5")) as server:
        errors = describe_task_queue(server, 60)
        assert errors, "60 calls at once passed a limit of 5 a second"
        detail = exhaustion(errors[0])
        assert detail.cause == ResourceExhaustedCause.RESOURCE_EXHAUSTED_CAUSE_RPS_LIMIT
        assert detail.scope == ResourceExhaustedScope.RESOURCE_EXHAUSTED_SCOPE_NAMESPACE
        assert errors[0].details().startswith("namespace rate limit exceeded")


@pytest.mark.ours_only  # the original says neither which limit nor how high it is
def test_the_limit_its_value_and_its_scope_are_named(binary):
    with Server(binary, arguments=("--dynamic-config-value", "frontend.namespaceRPS=5")) as server:
        words = describe_task_queue(server, 60)[0].details()
        assert "frontend.namespaceRPS" in words and "5 calls per second" in words and "namespace default" in words


@pytest.mark.ours_only  # the original's dev server takes no file
def test_a_file_sets_limits_by_namespace_and_is_read_again(binary, tmp_path):
    path = tmp_path / "settings.yaml"
    path.write_text("limit.maxIDLength:\n  - value: 100\n    constraints: {namespace: small}\n")

    def start(namespace: str, length: int) -> bool:
        done = cli.run("workflow", "start", "--type", "T", "--task-queue", "q", "--namespace", namespace, "--workflow-id", "w" * length)
        return done.returncode == 0

    with Server(binary, arguments=("--dynamic-config-file", str(path), "--namespace", "small", "--log-level", "info")) as server:
        cli = CommandLine(server.address)
        assert start("small", 100) and not start("small", 101) and start("default", 101)
        path.write_text("limit.maxIDLength:\n  - value: 110\n")
        wait_until(lambda: "dynamic configuration read again" in server.errors())
        assert start("small", 110) and not start("small", 111) and not start("default", 111)
        path.write_text("limit.maxIDLength:\n  - value: long\n")
        wait_until(lambda: "cannot be read again" in server.errors())
        assert start("small", 109) and not start("small", 112)
        path.write_text("frontend.namespaceRPS:\n  - value: 1\n    constraints: {namespace: small}\n")
        wait_until(lambda: server.errors().count("dynamic configuration read again") == 2)
        assert describe_task_queue(server, 20, "small") and not describe_task_queue(server, 20)


@pytest.mark.ours_only  # the original's dev server takes no file
def test_a_task_queue_is_limited_by_name_and_type_while_it_is_used(binary, tmp_path):
    path = tmp_path / "settings.yaml"
    path.write_text(
        "admin.matchingNamespaceTaskqueueToPartitionDispatchRate:\n"
        "  - value: 0\n    constraints: {namespace: default, taskQueueName: slow, taskType: Workflow}\n"
        "matching.longPollExpirationInterval:\n  - value: 1s\n    constraints: {namespace: default}\n"
    )
    with Server(binary, arguments=("--dynamic-config-file", str(path), "--log-level", "info")) as server, raw.WorkflowService(
        server.port
    ) as service:

        def limit(kind: int):
            request = rpc.DescribeTaskQueueRequest(namespace="default", task_queue={"name": "slow"}, task_queue_type=kind)
            return service.DescribeTaskQueue(request).effective_rate_limit

        service.StartWorkflowExecution(raw.start_request("slow"))
        began = time.monotonic()
        assert not service.PollWorkflowTaskQueue(raw.poll_workflow("slow"), timeout=20).task_token
        assert 0.9 < time.monotonic() - began < 10, "a poll waits a second here"
        assert limit(1).rate_limit_source == RateLimitSource.RATE_LIMIT_SOURCE_SYSTEM and not limit(2).rate_limit_source
        path.write_text("matching.longPollExpirationInterval:\n  - value: 30s\n")
        wait_until(lambda: "dynamic configuration read again" in server.errors())
        assert service.PollWorkflowTaskQueue(raw.poll_workflow("slow"), timeout=20).task_token
        assert not limit(1).rate_limit_source


@pytest.mark.ours_only
def test_a_file_that_cannot_be_used_is_refused_at_start(binary, tmp_path):
    path = tmp_path / "settings.yaml"
    assert str(path) in refusal(binary, "--dynamic-config-file", str(path))
    path.write_text("limit.maxIDLength: 5\n")
    assert "limit.maxIDLength" in refusal(binary, "--dynamic-config-file", str(path))


@pytest.mark.ours_only
def test_settings_are_listed_with_what_they_do(binary):
    def listed(output: str) -> str:
        command = [str(binary), "operator", "config", "list", "--output", output]
        return subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout

    knobs = {knob["key"]: knob for knob in json.loads(listed("json"))}
    assert knobs["limit.maxIDLength"] | {"effect": ""} == {
        "key": "limit.maxIDLength", "type": "int", "default": "1000", "scope": "namespace", "effect": ""}
    assert all(knob["effect"] for knob in knobs.values())
    assert listed("text").splitlines()[0].split() == ["Key", "Type", "Default", "Scope", "Effect"]
