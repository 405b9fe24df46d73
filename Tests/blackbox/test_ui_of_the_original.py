"""Our pages over the original server: each is right, or says in a sentence what that server lacks."""

import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest
from harness import raw
from harness.server import ORIGINAL, Server, free_port, wait_until

pytestmark = pytest.mark.ours_only  # the original's command line has no such command


class Pages:
    """`temporal ui` over the server at an address."""

    def __init__(self, binary, address: str):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen([str(binary), "ui", "--address", address, "--port", str(port)], stdout=subprocess.PIPE, text=True)
        assert self.url in self.process.stdout.readline()

    def read(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def end(self) -> None:
        self.process.terminate()
        assert self.process.wait(10) == 0
        self.process.stdout.close()


@pytest.fixture(scope="module")
def pages(binary):
    with Server(ORIGINAL) as server:
        with raw.WorkflowService(server.port) as service:
            run = service.StartWorkflowExecution(raw.start_request("order")).run_id
        pages = Pages(binary, server.address)
        pages.run = f"/namespaces/default/workflows/order/{run}"
        wait_until(lambda: ">order</a>" in pages.read("/namespaces/default/workflows")[1])  # lists follow with a delay
        yield pages
        pages.end()


@pytest.mark.parametrize(
    "path, status, words",
    [
        ("/namespaces/default/workflows?query=" + urllib.parse.quote("WorkflowType = 'Raw'"), 200, ">order</a>"),
        ("/namespaces/default/workflows?query=nonsense", 400, "nonsense"),
        ("/namespaces/default/workflows/start", 200, "Task queue"),
        ("{run}/timeline", 200, "No worker polls task queue order"),
        ("{run}/history", 200, "Events 1 to 2 of 2."),
        ("{run}/relationships", 200, "no children"),
        ("{run}/relationships/timeline", 200, "1 workflow"),
        ("{run}/pending-activities", 200, "Workflow task"),
        ("{run}/workers", 200, "order"),
        ("{run}/updates", 200, "No update was accepted"),
        ("{run}/metadata", 200, "Started by"),
        ("{run}/callbacks", 200, "callback"),
        ("/namespaces/default/workflows/nobody/00000000-0000-4000-8000-000000000000/timeline", 404, "nobody"),
        ("/namespaces/default/schedules", 200, "No schedules yet"),
        ("/namespaces/default/batch-operations", 200, "Batch"),
        ("/namespaces/default/task-queues/order", 200, "order"),
        ("/namespaces/default/workers", 200, "heartbeat"),
        ("/namespaces/default/worker-deployments", 200, "No deployments"),
        ("/namespaces/default/activities", 200, "without a workflow"),
        ("/namespaces/default/search-attributes", 200, "ExecutionDuration"),
        ("/namespaces/default/archival", 200, "Archive"),
        ("/namespaces/default/settings", 200, "Retention"),
        ("/namespaces", 200, "default"),
        ("/namespaces/default/nexus-operations", 200, "does not run Nexus operations without a workflow"),
        ("/nexus", 200, "There are none"),
    ],
)
def test_each_page_is_right_or_says_what_the_server_lacks(pages, path, status, words):
    seen, text = pages.read(path.format(run=pages.run))
    assert seen == status and words in text, f"{seen}: {text[text.find('<main') :][:2000]}"
