"""The original's command line against the server under test: what it prints and how it exits."""

import asyncio
import json

import pytest
from harness.workers import until, worker
from test_workflows import Basket, Countdown, Fails, Waits

WORKFLOWS = [Basket, Countdown, Fails, Waits]


@pytest.fixture
def command(cli):
    """Runs a command that must succeed, beside the worker of this test, and answers what it printed."""

    async def run(*arguments: str, exit: int = 0) -> str:
        done = await asyncio.to_thread(cli.run, *arguments)
        assert done.returncode == exit, f"{arguments}: exit {done.returncode}: {done.stderr}{done.stdout}"
        return done.stdout if exit == 0 else done.stdout + done.stderr

    return run


@pytest.fixture
def command_json(command):
    async def run(*arguments: str, exit: int = 0):
        printed = await command(*arguments, "--output", "json", exit=exit)
        return json.JSONDecoder().raw_decode(printed)[0]  # a failure's sentence may follow

    return run


def start(name: str, kind: str, *more: str) -> tuple[str, ...]:
    return ("workflow", "start", "--type", kind, "--task-queue", name, "--workflow-id", name, *more)


async def test_start_prints_the_ids_of_a_run_that_describe_then_shows(command_json, name):
    started = await command_json(*start(name, "Basket", "--memo", 'colour="red"', "--static-summary", "A basket"))
    assert started["workflowId"] == name and started["taskQueue"] == name
    described = await command_json("workflow", "describe", "--workflow-id", name)
    info = described["workflowExecutionInfo"]
    assert info["execution"] == {"workflowId": name, "runId": started["runId"]}
    assert info["status"] == "WORKFLOW_EXECUTION_STATUS_RUNNING"
    assert info["type"] == {"name": "Basket"} and info["historyLength"] == "2"
    assert described["executionConfig"]["defaultWorkflowTaskTimeout"] == "10s"
    assert described["pendingWorkflowTask"]["state"] == "PENDING_WORKFLOW_TASK_STATE_SCHEDULED"


async def test_start_of_a_running_id_fails_only_if_asked_to(command, name):
    await command(*start(name, "Basket"))
    assert "Running execution:" in await command(*start(name, "Basket"))
    error = await command(*start(name, "Basket", "--fail-existing"), exit=1)
    assert "Workflow execution is already running" in error


async def test_signal_query_show_and_result_of_a_basket(client, command, command_json, name):
    async with worker(client, name, WORKFLOWS):
        await command(*start(name, "Basket"))
        on = ("--workflow-id", name)
        assert "Signal workflow succeeded" in await command("workflow", "signal", *on, "--name", "add", "--input", '"x"')
        assert await command_json("workflow", "query", *on, "--name", "count") == {"queryResult": [1]}
        assert "known queries" in await command("workflow", "query", *on, "--name", "nothing", exit=1)
        await command("workflow", "signal", *on, "--name", "close")
        result = await command_json("workflow", "result", *on)
        assert (result["status"], result["result"]) == ("COMPLETED", ["x"])
        history = (await command_json("workflow", "show", *on))["events"]
        assert [int(event["eventId"]) for event in history] == list(range(1, len(history) + 1))
        assert history[-1]["eventType"] == "EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED"
        shown = await command("workflow", "show", *on)
        assert "WorkflowExecutionSignaled" in shown and "COMPLETED" in shown
        assert "already completed" in await command("workflow", "signal", *on, "--name", "close", exit=1)


async def test_execute_follows_a_run_to_its_result_through_continue_as_new(client, command, name):
    async with worker(client, name, WORKFLOWS):
        arguments = ("--type", "Countdown", "--task-queue", name, "--workflow-id", name, "--input", "2")
        printed = await command("workflow", "execute", *arguments)
        assert printed.count("WorkflowExecutionContinuedAsNew") == 2
        assert f"done as {name}" in printed


async def test_a_failed_workflow_makes_result_exit_with_one_and_print_the_failure(client, command, name):
    async with worker(client, name, WORKFLOWS):
        await command(*start(name, "Fails", "--input", '"application"'))
        printed = await command("workflow", "result", "--workflow-id", name, exit=1)
        assert "FAILED" in printed and "Message: broke" in printed


async def test_cancel_and_terminate_close_a_workflow_and_result_exits_with_one(client, command, command_json, name):
    async with worker(client, name, WORKFLOWS):
        await command(*start(name, "Waits"))
        assert "Canceled workflow" in await command("workflow", "cancel", "--workflow-id", name)
        assert "CANCELED" in await command("workflow", "result", "--workflow-id", name, exit=1)
    await command(*start(name, "Waits"))
    await command("workflow", "terminate", "--workflow-id", name, "--reason", "enough")
    closed = (await command_json("workflow", "result", "--workflow-id", name, exit=1))["closeEvent"]
    assert closed["eventType"] == "EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED"
    assert closed["workflowExecutionTerminatedEventAttributes"]["reason"] == "enough"


async def test_list_and_count_find_a_workflow_by_id(command, command_json, name):
    await command(*start(name, "Basket"))
    query = ("--query", f"WorkflowId = '{name}'")

    async def listed() -> bool:
        return [w["execution"]["workflowId"] for w in await command_json("workflow", "list", *query)] == [name]

    await until(listed)
    assert "Total: 1" in await command("workflow", "count", *query)
    await command("workflow", "terminate", "--workflow-id", name)


@pytest.mark.parametrize("verb", ["describe", "show", "result", "cancel", "terminate", "signal", "query"])
async def test_an_unknown_workflow_is_an_error_that_names_it(command, name, verb):
    more = ("--name", "x") if verb in ("signal", "query") else ()
    error = await command("workflow", verb, "--workflow-id", name, *more, exit=1)
    assert name in error or "not found" in error


async def test_the_cluster_is_serving_and_names_a_server_version(command, command_json):
    assert "SERVING" in await command("operator", "cluster", "health")
    system = await command_json("operator", "cluster", "system")
    assert system["serverVersion"]
    needed = ["signalAndQueryHeader", "activityFailureIncludeHeartbeat", "sdkMetadata"]
    assert all(system["capabilities"][capability] for capability in needed)


async def test_the_default_namespace_is_listed_and_described(command, command_json):
    names = [n["namespaceInfo"]["name"] for n in await command_json("operator", "namespace", "list")]
    assert "default" in names and "temporal-system" in names
    default = await command_json("operator", "namespace", "describe", "--namespace", "default")
    assert default["namespaceInfo"]["state"] == "NAMESPACE_STATE_REGISTERED"
    assert default["config"]["workflowExecutionRetentionTtl"] == "86400s"
    assert default["namespaceInfo"]["limits"]["blobSizeLimitError"] == "2097152"
    error = await command("operator", "namespace", "describe", "--namespace", "nowhere", exit=1)
    assert "Namespace nowhere is not found." in error


async def test_a_created_namespace_can_be_used_after_a_moment(command, command_json, name):
    await command("operator", "namespace", "create", "--namespace", name, "--retention", "3d")
    described = await command_json("operator", "namespace", "describe", "--namespace", name)
    assert described["config"]["workflowExecutionRetentionTtl"] == "259200s"

    async def usable() -> bool:
        try:
            return bool(await command(*start(name, "Basket", "--namespace", name)))
        except AssertionError:
            return False

    await until(usable, seconds=30)


async def test_stdout_is_for_answers_and_stderr_for_errors(cli, name):
    done = await asyncio.to_thread(cli.run, "workflow", "describe", "--workflow-id", name)
    assert done.returncode == 1 and done.stdout == "" and done.stderr.startswith("Error: ")
