"""The event feed over HTTP: order, filters, cursors, what a crash leaves of it, and clear refusals."""

import base64
import hashlib
import json
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest
from harness.server import wait_until
from harness.web import WebServer

from conftest import CommandLine

pytestmark = pytest.mark.ours_only  # the original has no feed

ON = ("--dynamic-config-value", "history.eventFeed=true")


class FeedServer(WebServer):
    """A server whose feeds are followed over HTTP."""

    def url(self, namespace: str = "default", **fields: str) -> str:
        query = urllib.parse.urlencode(fields)
        return f"http://127.0.0.1:{self.http_port}/api/v1/namespaces/{urllib.parse.quote(namespace)}/events?{query}"

    def cli(self) -> CommandLine:
        return CommandLine(self.address)

    def start_workflow(self, workflow_id: str, *more: str) -> None:
        self.cli().text("workflow", "start", "--type", "Order", "--task-queue", "nobody", "--workflow-id", workflow_id, *more)

    def terminate(self, workflow_id: str) -> None:
        self.cli().text("workflow", "terminate", "--workflow-id", workflow_id, "--reason", "test")

    def refusal(self, namespace: str = "default", headers: dict | None = None, **fields: str) -> tuple[int, str]:
        """Status and message of a request that must be refused."""
        request = urllib.request.Request(self.url(namespace, **fields), headers=headers or {})
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(request, timeout=10)
        return error.value.code, json.loads(error.value.read())["message"]


class Follower:
    """Reads a stream of server-sent events beside the test, as a browser's EventSource does."""

    def __init__(self, url: str, **headers: str):
        self.events: list[tuple[str, dict]] = []
        self.cursor = headers.get("last_event_id")
        self.is_over = False
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60)
        assert self.answer.headers["content-type"] == "text/event-stream"
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        fields: dict[str, str] = {}
        try:
            for line in self.answer:
                text = line.decode().rstrip("\n")
                if text:
                    name, _, value = text.partition(": ")
                    fields[name] = value
                    continue
                self.cursor = fields.get("id", self.cursor)
                if "data" in fields:
                    self.events.append((fields["event"], json.loads(fields["data"])))
                fields = {}
        except Exception:
            pass  # the server was killed, or the test is over
        self.is_over = True

    def wait_for(self, count: int) -> None:
        wait_until(lambda: len(self.events) >= count)

    @property
    def told(self) -> list[str]:
        """`Started a` and the like, in order."""
        return [f"{name.removeprefix('workflow')} {data['workflow']['execution']['workflowId']}" for name, data in self.events]


@pytest.fixture(scope="module")
def feed_server(binary):
    with FeedServer(binary, *ON, "--search-attribute", "Color=Keyword", "--namespace", "other") as running:
        yield running


def test_starts_and_ends_come_in_their_order_while_they_happen(feed_server, name):
    follower = Follower(feed_server.url(cursor="now"))
    wait_until(lambda: follower.cursor is not None)
    feed_server.start_workflow(f"{name}-a")
    follower.wait_for(1)
    feed_server.start_workflow(f"{name}-b", "--search-attribute", 'Color="red"')
    feed_server.terminate(f"{name}-a")
    follower.wait_for(3)
    assert follower.told == [f"Started {name}-a", f"Started {name}-b", f"Closed {name}-a"]
    started, closed = follower.events[1][1], follower.events[2][1]
    assert started["changedSearchAttributes"] == ["Color"]
    color = started["workflow"]["searchAttributes"]["indexedFields"]["Color"]  # in the long form, as in lists: it names its type
    assert base64.b64decode(color["data"]) == b'"red"'
    assert closed["workflow"]["status"] == "WORKFLOW_EXECUTION_STATUS_TERMINATED" and closed["workflow"]["closeTime"]
    assert closed["cursor"] == follower.cursor


def test_a_filter_of_lists_chooses_events(feed_server, name):
    follower = Follower(feed_server.url(query=f"WorkflowId STARTS_WITH '{name}' AND ExecutionStatus = 'Terminated' AND Color = 'red'"))
    for letter, color in (("a", "red"), ("b", "blue"), ("c", "red")):
        feed_server.start_workflow(f"{name}-{letter}", "--search-attribute", f'Color="{color}"')
    for letter in "bca":
        feed_server.terminate(f"{name}-{letter}")
    follower.wait_for(2)
    assert follower.told == [f"Closed {name}-c", f"Closed {name}-a"]


def test_a_follower_goes_on_behind_its_cursor(feed_server, name):
    first = Follower(feed_server.url(query=f"WorkflowId = '{name}'"))
    feed_server.start_workflow(name)
    first.wait_for(1)
    feed_server.terminate(name)
    first.wait_for(2)
    cursors = [data["cursor"] for _, data in first.events]
    by_query = Follower(feed_server.url(query=f"WorkflowId = '{name}'", cursor=cursors[0]))
    # What a browser has seen since it asked for that address goes before it.
    by_header = Follower(feed_server.url(query=f"WorkflowId = '{name}'", cursor=cursors[1]), last_event_id=cursors[0])
    for follower in (by_query, by_header):
        follower.wait_for(1)
        assert follower.events == first.events[1:]


def test_refusals_are_clear(feed_server, name):
    feed_server.start_workflow(name)
    assert feed_server.refusal("nowhere") == (404, "Namespace nowhere is not found.")
    status, message = feed_server.refusal(query="Colour = 'red'")
    assert status == 400 and "column 1" in message and "did you mean Color?" in message
    status, message = feed_server.refusal(query="ORDER BY StartTime")
    assert status == 400 and "events come as they happen" in message
    for cursor, why in (("7", "none that an event feed has given"), ("zzzzzzzz-1", "of another feed")):
        status, message = feed_server.refusal(cursor=cursor)
        assert status == 400 and f'Invalid cursor "{cursor}"' in message and why in message
    follower = Follower(feed_server.url(cursor="now"))
    wait_until(lambda: follower.cursor is not None)
    feed, _, number = follower.cursor.partition("-")
    status, message = feed_server.refusal(cursor=f"{feed}-{int(number) + 1000}")
    assert status == 400 and "has not come so far" in message
    status, message = feed_server.refusal("other", headers={"Last-Event-ID": follower.cursor})
    assert status == 400 and "of another feed" in message


def test_a_namespace_without_a_feed_says_how_to_get_one(binary):
    with FeedServer(binary) as server:
        status, message = server.refusal()
        assert status == 400 and "history.eventFeed" in message


def test_nothing_is_lost_when_the_server_is_killed(binary, tmp_path, name):
    server = FeedServer(binary, *ON, db=tmp_path / "state.db")
    told: list[str] = []
    cursor = ""
    with server:
        for round_ in range(3):
            follower = Follower(server.url(cursor=cursor))
            for number in range(4):
                server.start_workflow(f"{name}-{round_}-{number}")
            follower.wait_for(2)  # the rest may be read before the kill, or behind it
            server.kill()
            follower.thread.join(timeout=10)
            told += follower.told
            cursor = follower.cursor
            server.start()
        last = Follower(server.url(cursor=cursor))
        server.start_workflow(f"{name}-last")
        wait_until(lambda: f"Started {name}-last" in last.told)
        told += last.told
    expected = [f"Started {name}-{round_}-{number}" for round_ in range(3) for number in range(4)]
    assert told == [*expected, f"Started {name}-last"]


def test_a_cursor_that_is_too_old_is_told_the_oldest(binary, tmp_path, name):
    settings = tmp_path / "settings.yaml"
    settings.write_text("history.eventFeed: [{value: true}]\n")
    with FeedServer(binary, "--dynamic-config-file", str(settings), "--log-level", "info") as server:
        server.start_workflow(name)
        follower = Follower(server.url())
        follower.wait_for(1)
        settings.write_text("history.eventFeed: [{value: false}]\n")
        follower.wait_for(2)
        kind, failure = follower.events[1]
        assert kind == "feedFailure" and failure["code"] == 9 and "history.eventFeed" in failure["message"]
        wait_until(lambda: follower.is_over)
        # What happens while it is off is in no feed, and whoever comes back is told so.
        server.start_workflow(f"{name}-unseen")
        settings.write_text("history.eventFeed: [{value: true}]\n")
        wait_until(lambda: server.errors().count("dynamic configuration read again") == 2)
        server.start_workflow(f"{name}-seen")
        late = Follower(server.url(cursor=follower.cursor))
        late.wait_for(1)
        kind, failure = late.events[0]
        assert kind == "feedFailure" and failure["code"] == 11
        assert failure["oldestCursor"] in failure["message"] and follower.cursor in failure["message"]
        again = Follower(server.url(cursor=failure["oldestCursor"]))
        again.wait_for(1)
        assert again.told == [f"Started {name}-seen"]


def test_following_needs_the_permission_to_list(binary, tmp_path):
    principals = tmp_path / "principals"
    principals.write_text("".join(
        f"key {who} {hashlib.sha256(who.encode()).hexdigest()} default:{role}\n" for who, role in (("reader", "read"), ("worker", "worker"))))
    with FeedServer(binary, *ON, "--auth-principals", str(principals)) as server:
        assert server.refusal() == (403, "Request unauthorized.")
        assert server.refusal(headers={"authorization": "Bearer worker"}) == (403, "Request unauthorized.")
        follower = Follower(server.url(), authorization="Bearer reader")
        wait_until(lambda: follower.cursor is not None)


def test_a_server_that_is_asked_to_end_does_not_wait_for_followers(binary):
    server = FeedServer(binary, *ON)
    with server:
        follower = Follower(server.url())
        wait_until(lambda: follower.cursor is not None)
        assert server.stop(seconds=10) == 0
        wait_until(lambda: follower.is_over)
