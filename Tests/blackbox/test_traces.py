"""Traces: a collector on loopback gets a span for each call, as OpenTelemetry's variables say."""

import http.server
import json
import threading
import urllib.request

import grpc
import pytest
from harness.server import Server, free_port, wait_until
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc

from test_metrics import Scrape
from test_start_dev import refusal

pytestmark = pytest.mark.ours_only  # the original's dev server makes no traces

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = "b7ad6b7169203331"
SAMPLED = f"00-{TRACE}-{PARENT}-01"


class Collector:
    """Takes batches of spans over HTTP, and answers as it is told."""

    def __init__(self, status: int = 200):
        self.spans, self.services, self.headers, self.paths = [], [], [], []
        self.status = status
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                collector.paths.append(self.path)
                collector.headers.append(self.headers)
                if collector.status == 200:
                    for group in body["resourceSpans"]:
                        collector.services += [attributes(group["resource"])["service.name"]]
                        collector.spans += [span for scope in group["scopeSpans"] for span in scope["spans"]]
                self.send_response(collector.status)
                self.send_header("content-length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def named(self, method: str) -> list[dict]:
        return [span for span in self.spans if span["name"].endswith(f"/{method}")]

    def wait_for(self, method: str) -> dict:
        wait_until(lambda: self.named(method))
        return self.named(method)[0]


def attributes(owner: dict) -> dict:
    return {entry["key"]: next(iter(entry["value"].values())) for entry in owner["attributes"]}


@pytest.fixture
def collector():
    made = Collector()
    yield made
    made.server.shutdown()


@pytest.fixture
def traced(binary, collector, monkeypatch):
    """Starts a server that sends its spans to the collector, with more variables if they are given."""
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "otlp")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    running = []

    def start(*arguments: str, **variables: str) -> Server:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        running.append(Server(binary, arguments=arguments).start())
        return running[-1]

    yield start
    for server in running:
        server.kill()


def call(server: Server, method: str, request, **metadata: str):
    with grpc.insecure_channel(server.address) as channel:
        return getattr(service_pb2_grpc.WorkflowServiceStub(channel), method)(request, metadata=list(metadata.items()), timeout=5)


def start_workflow(server: Server, workflow_id: str, **metadata: str):
    request = rpc.StartWorkflowExecutionRequest(
        namespace="default", workflow_id=workflow_id, workflow_type={"name": "T"}, task_queue={"name": "q"}, request_id=workflow_id)
    return call(server, "StartWorkflowExecution", request, **metadata)


def test_a_call_is_a_span_of_its_caller_s_trace(traced, collector, name):
    server = traced(OTEL_SERVICE_NAME="orders", OTEL_EXPORTER_OTLP_HEADERS="api-key=secret")
    started = start_workflow(server, name, traceparent=SAMPLED)
    span = collector.wait_for("StartWorkflowExecution")
    assert (span["traceId"], span["parentSpanId"], span["kind"]) == (TRACE, PARENT, 2)
    assert int(span["endTimeUnixNano"]) > int(span["startTimeUnixNano"]) > 0
    found = attributes(span)
    assert found["temporalNamespace"] == "default" and found["temporalWorkflowID"] == name and found["temporalRunID"] == started.run_id
    assert found["rpc.method"] == "StartWorkflowExecution" and found["rpc.grpc.status_code"] == "0"
    assert collector.services[0] == "orders" and collector.paths[0] == "/v1/traces" and collector.headers[0]["api-key"] == "secret"


def test_an_error_is_on_its_span(traced, collector, name):
    server = traced()
    with pytest.raises(grpc.RpcError):
        call(server, "DescribeWorkflowExecution", rpc.DescribeWorkflowExecutionRequest(namespace="default", execution={"workflow_id": name}))
    found = attributes(collector.wait_for("DescribeWorkflowExecution"))
    assert found["rpc.grpc.status_code"] == "5" and found["temporalWorkflowID"] == name


def test_calls_over_http_belong_to_their_callers_traces_too(traced, collector):
    port = free_port()
    traced("--http-port", str(port))
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/namespaces/default/workflows", headers={"traceparent": SAMPLED})
    urllib.request.urlopen(request, timeout=5).read()
    span = collector.wait_for("ListWorkflowExecutions")
    assert (span["traceId"], span["parentSpanId"]) == (TRACE, PARENT)


def test_a_sampler_chooses(traced, collector, name):
    server = traced(OTEL_TRACES_SAMPLER="parentbased_always_off")
    start_workflow(server, f"{name}-alone")
    start_workflow(server, f"{name}-off", traceparent=SAMPLED[:-1] + "0")
    start_workflow(server, f"{name}-on", traceparent=SAMPLED)
    span = collector.wait_for("StartWorkflowExecution")
    assert attributes(span)["temporalWorkflowID"] == f"{name}-on" and len(collector.named("StartWorkflowExecution")) == 1


def test_what_is_left_is_sent_at_the_end(traced, collector, name):
    server = traced(OTEL_BSP_SCHEDULE_DELAY="3600000")
    start_workflow(server, name)
    assert server.stop() == 0
    assert collector.named("StartWorkflowExecution")


def test_a_collector_that_refuses_or_is_gone_hinders_nobody(traced, collector, name):
    port = free_port()
    server = traced("--metrics-port", str(port))
    collector.status = 400
    start_workflow(server, name)
    wait_until(lambda: Scrape(port).value("trace_spans_dropped") > 0)
    collector.server.shutdown()
    collector.server.server_close()
    for number in range(20):
        start_workflow(server, f"{name}-{number}")
    assert server.stop() == 0


def test_variables_that_cannot_be_used_are_refused_at_start(binary, monkeypatch):
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "otlp")
    monkeypatch.setenv("OTEL_TRACES_SAMPLER", "sometimes")
    assert "OTEL_TRACES_SAMPLER" in refusal(binary)
