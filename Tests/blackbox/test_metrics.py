"""The metrics port: what Prometheus reads, health, and logs."""

import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from datetime import timedelta

import grpc
import pytest
from harness.server import REPOSITORY, Server, free_port, wait_until
from prometheus_client.parser import text_string_to_metric_families
from temporalio import activity, workflow
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc
from temporalio.client import Client, WorkflowFailureError
from temporalio.exceptions import ApplicationError
from temporalio.worker import Worker


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class Scrape:
    """One reading, by a strict parser."""

    def __init__(self, port: int):
        status, text = get(port, "/metrics")
        assert status == 200
        self.text = text
        self.families = {family.name: family for family in text_string_to_metric_families(text)}
        self.samples = [sample for family in self.families.values() for sample in family.samples]

    def value(self, name: str, **labels: str) -> float:
        """The sum of all samples of a name whose labels are these or more."""
        return sum(s.value for s in self.samples if s.name in (name, f"{name}_total") and labels.items() <= s.labels.items())


@pytest.fixture(scope="module")
def measured(binary):
    port = free_port()
    with Server(binary, arguments=("--metrics-port", str(port), "--log-level", "error")) as server:
        server.metrics_port = port
        yield server


@activity.defn
async def echo(text: str) -> str:
    return text


@workflow.defn(sandboxed=False)
class Measured:
    @workflow.run
    async def run(self, how: str) -> str:
        if how == "fail":
            raise ApplicationError("as asked")
        if how == "again":
            workflow.continue_as_new("end")
        return await workflow.execute_activity(echo, how, start_to_close_timeout=timedelta(seconds=10))


@workflow.defn(sandboxed=False)
class Late:
    @workflow.run
    async def run(self) -> None:
        await workflow.sleep(0.01)
        await workflow.execute_activity(
            echo, "", task_queue="nobody-else", schedule_to_start_timeout=timedelta(seconds=0.1), start_to_close_timeout=timedelta(seconds=10)
        )


@pytest.fixture(scope="module")
async def scrape(measured) -> Scrape:
    """A reading after three workflows: one that ends well, one that fails, one that continues as new."""
    client = await Client.connect(measured.address)
    async with Worker(client, task_queue="measured", workflows=[Measured], activities=[echo]):
        assert await client.execute_workflow(Measured.run, "end", id="m-1", task_queue="measured") == "end"
        with pytest.raises(WorkflowFailureError):
            await client.execute_workflow(Measured.run, "fail", id="m-2", task_queue="measured")
        assert await client.execute_workflow(Measured.run, "again", id="m-3", task_queue="measured") == "end"
    await client.start_workflow(Measured.run, "wait", id="m-4", task_queue="nobody")
    with pytest.raises(Exception):
        await client.start_workflow(Measured.run, "wait", id="m-4", task_queue="nobody")
    with pytest.raises(Exception):
        await client.get_workflow_handle("there-is-none").describe()
    # The original writes its counters once a second.
    wait_until(lambda: Scrape(measured.metrics_port).value("workflow_success", taskqueue="measured") == 2)
    return Scrape(measured.metrics_port)


def test_calls_are_counted_by_method_and_namespace(scrape):
    start = {"operation": "StartWorkflowExecution", "namespace": "default", "service_name": "frontend"}
    assert scrape.value("service_requests", **start) == 5
    assert scrape.value("service_latency_count", **start) == 5
    assert scrape.value("service_latency_bucket", le="+Inf", **start) == 5
    kinds = {"operation": "DescribeWorkflowExecution", "error_type": "serviceerror_NotFound"}
    assert scrape.value("service_error_with_type", **kinds) >= 1
    assert scrape.value("service_requests", operation="PollWorkflowTaskQueue") > 0


def test_ends_of_workflows_are_counted(scrape):
    labels = {"namespace": "default", "workflowType": "Measured", "taskqueue": "measured", "service_name": "history"}
    assert scrape.value("workflow_success", **labels) == 2
    assert scrape.value("workflow_failed", **labels) == 1
    assert scrape.value("workflow_continued_as_new", **labels) == 1
    assert scrape.value("history_count_count", namespace="default", operation="CompletionStats") == 4
    assert scrape.value("persistence_requests") > 0 and scrape.value("persistence_latency_count") > 0


async def test_timers_timeouts_of_activities_and_lists_are_counted(measured, scrape):
    client = await Client.connect(measured.address)
    async with Worker(client, task_queue="late", workflows=[Late]):
        with pytest.raises(WorkflowFailureError):
            await client.execute_workflow(Late.run, id="late", task_queue="late")
    await client.count_workflows("WorkflowId = 'late'")
    labels = {"operation": "TimerActiveTaskActivityTimeout", "namespace": "default", "service_name": "history"}
    kind = {"activityType": "echo", "taskqueue": "nobody-else", "timeout_type": "ScheduleToStart", "workflowType": "Late"}
    wait_until(lambda: Scrape(measured.metrics_port).value("activity_timeout", **labels, **kind) == 1)
    after = Scrape(measured.metrics_port)
    assert after.value("activity_task_timeout", **labels, **kind) == 1
    assert after.value("schedule_to_start_timeout", **labels) == 1
    timers = [s for s in after.samples if s.name in ("task_requests", "task_requests_total") and s.labels["operation"].startswith("TimerActiveTask")]
    assert sum(s.value for s in timers) >= 2 and all(s.labels["task_type"] == s.labels["operation"] for s in timers)
    assert after.value("task_latency_processing_count") > 0 and after.value("task_latency_queue_count") > 0
    count = {"operation": "CountWorkflowExecutions", "service_name": "frontend"}
    assert after.value("visibility_persistence_requests", **count) >= 1 and after.value("visibility_persistence_latency_count", **count) >= 1


@pytest.mark.ours_only  # the original counts what waits when it writes its next checkpoint
def test_tasks_that_wait_are_counted(measured, scrape):
    assert scrape.value("poll_success", taskqueue="measured", task_type="Workflow") >= 4
    waiting = {"taskqueue": "nobody", "task_type": "Workflow"}
    wait_until(lambda: Scrape(measured.metrics_port).value("approximate_backlog_count", **waiting) == 1)


def test_types_are_the_original_s(scrape):
    kinds = {"service_requests": "counter", "service_latency": "histogram", "service_pending_requests": "gauge",
             "workflow_success": "counter", "approximate_backlog_count": "gauge", "persistence_latency": "histogram",
             "poll_success": "counter", "history_size": "histogram", "service_grpc_conn_active": "gauge", "numshards_gauge": "gauge"}
    for name, kind in kinds.items():
        assert scrape.families[name].type == kind, name


@pytest.mark.ours_only
def test_made_up_names_make_no_series(measured):
    before = len(Scrape(measured.metrics_port).samples)
    with grpc.insecure_channel(measured.address) as channel:
        stub = service_pb2_grpc.WorkflowServiceStub(channel)
        for number in range(50):
            with pytest.raises(grpc.RpcError):
                stub.DescribeNamespace(rpc.DescribeNamespaceRequest(namespace=f"made-up-{number}"), timeout=5)
    after = Scrape(measured.metrics_port)
    assert len(after.samples) < before + 40 and "made-up" not in after.text


@pytest.mark.ours_only
def test_health_and_readiness_are_answered(measured):
    assert get(measured.metrics_port, "/healthz") == (200, "ok\n")
    assert get(measured.metrics_port, "/readyz") == (200, "ok\n")
    assert get(measured.metrics_port, "/other")[0] == 404


@pytest.mark.ours_only
def test_the_metrics_port_is_printed_and_a_taken_one_named(binary, measured):
    assert f"http://127.0.0.1:{measured.metrics_port}/metrics" in measured.output()
    command = [*Server(binary).command, "--metrics-port", str(measured.metrics_port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1 and str(measured.metrics_port) in done.stderr


@pytest.mark.ours_only
def test_logs_are_lines_of_json_with_the_call_s_names(binary, tmp_path):
    path = tmp_path / "settings.yaml"
    path.write_text("limit.maxIdLength:\n  - value: 500\nlimit.maxIDLenght:\n  - value: 5\n")
    with Server(binary, arguments=("--log-format", "json", "--dynamic-config-file", str(path))) as server:
        wait_until(lambda: "did you mean" in server.errors())
        lines = [json.loads(line) for line in server.errors().splitlines()]
        assert lines and all({"time", "level", "msg"} <= line.keys() for line in lines)


@pytest.mark.skipif(shutil.which("prometheus") is None, reason="Debian's prometheus is not installed")
def test_prometheus_scrapes_the_server(measured, scrape, tmp_path):
    port = free_port()
    (tmp_path / "prometheus.yml").write_text(
        "global: {scrape_interval: 1s}\nscrape_configs:\n- job_name: temporal\n  static_configs:\n"
        f"  - targets: ['127.0.0.1:{measured.metrics_port}']\n")
    command = ["prometheus", f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data",
               f"--web.listen-address=127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def found() -> bool:
        try:
            answer = json.loads(get(port, "/api/v1/query?query=sum(workflow_success)")[1])
        except (OSError, ValueError):  # it is not there yet, or says so in words
            return False
        return [each["value"][1] for each in answer["data"]["result"]] == ["2"]

    try:
        wait_until(found, 30)
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.ours_only
def test_every_series_of_the_dashboard_is_written_or_known(scrape):
    dashboard = json.loads((REPOSITORY / "deploy/grafana-dashboard.json").read_text())
    expressions = " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    names = set(re.findall(r"\b((?:service|workflow|approximate|task|poll|persistence|history|process)_\w+)(?=[{\[)]|$|\s)", expressions))
    # What nothing has happened to yet has no series.
    quiet = {"service_errors_resource_exhausted", "persistence_error_with_type", "workflow_timeout", "workflow_cancel", "workflow_terminate",
             "poll_timeouts"}
    for name in {name.removesuffix("_bucket") for name in names} - quiet - {"service_name", "task_type"}:
        assert name in scrape.families or f"{name}_total" in scrape.families or name.removesuffix("_total") in scrape.families, name
