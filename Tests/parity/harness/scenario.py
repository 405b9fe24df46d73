"""What a scenario holds in its hand: a scripted client and worker of its own, and the record of what it was answered."""

import contextlib
import time
import uuid

from temporalio.api.enums.v1 import CallbackState

from .commands import failure, payloads, seconds
from .normalise import Normaliser
from .wire import CALL_SECONDS, Refused, Wire, request_fields

NAMESPACE = "default"
POLL_SECONDS = 40.0
OPEN_HISTORY_PAGE = 1000


class Broken(Exception):
    """The server did something that ends the scenario, such as giving no task where one is due."""


class Scenario:
    """One run of one scenario: ids, queue and records of its own."""

    def __init__(self, name, address):
        self.name = name
        self.steps = []
        suffix = uuid.uuid4().hex[:8]
        self._suffix = f"~{suffix}"
        self.wf = self.unique("wf")
        self.queue = self.unique("queue")
        self.sticky = self.unique("sticky")
        self.address = address
        self._wire = Wire(address)
        self._normaliser = Normaliser()
        self._requests = 0
        self._shown = {}
        self._others = []
        self._standalone = []
        self._afterwards = []

    # --- ids ---

    def unique(self, label):
        """A name that no other scenario and no other run of this one uses; it is recorded without what makes it unique."""
        return f"{label}{self._suffix}"

    def other(self, label):
        """The id of another workflow, such as a child, that is ended with the scenario."""
        self._others.append(self.unique(label))
        return self._others[-1]

    def request_id(self):
        """A fresh request id, the same on every run."""
        self._requests += 1
        return f"req-{self._requests}"

    # --- the record ---

    def show(self, label, value):
        """Records an answer, or a plain fact about answers, under a label."""
        self.steps.append({"step": label, "answer": self._normaliser.value(value)})

    def plain_json(self, value):
        """JSON as it is recorded: what a server invents replaced."""
        return self._normaliser.json(value)

    def error(self, error):
        """A refusal as plain data, as `show` and `refused` record it."""
        # Which words a passed deadline gets depends on whether client or server noticed first.
        message = "<deadline>" if error.code == "DEADLINE_EXCEEDED" else self._normaliser.text(error.message)
        plain = {"code": error.code, "message": message}
        if error.details:
            plain["details"] = [self._normaliser.value(detail) for detail in error.details]
        return plain

    def refused(self, label, method, *arguments, **fields):
        """Makes a call (an API method's name, or one of this object's methods) and records its error, or its answer if there is none."""
        try:
            answer = method(*arguments, **fields) if callable(method) else self.call(method, *arguments, **fields)
        except Refused as error:
            self.steps.append({"step": label, "error": self.error(error)})
        else:
            self.show(label, answer)

    # --- calls ---

    def _request(self, method, fields):
        known = request_fields(method)
        defaults = {"namespace": NAMESPACE, "identity": "parity-client"}
        return {**{key: value for key, value in defaults.items() if key in known}, **fields}

    def call(self, method, timeout=CALL_SECONDS, metadata=(), **fields):
        """Any API method by name; namespace and identity are filled in."""
        return self._wire.call(method, self._request(method, fields), timeout, metadata)

    def begin(self, method, timeout=CALL_SECONDS, **fields):
        """Like `call`, without waiting: the answer comes from `.result()`."""
        return self._wire.begin(method, self._request(method, fields), timeout)

    def raw(self, path, message=b""):
        """A method of a service that has no stubs here, as bytes."""
        return self._wire.raw(path, message)

    def execution(self, run=None, workflow=None):
        """A workflow execution: the current run unless a run id is given."""
        return {"workflow_id": workflow or self.wf, "run_id": run or ""}

    def start(self, **fields):
        """Starts the workflow and returns the answer."""
        return self.call("StartWorkflowExecution", **self.start_fields(**fields))

    def start_fields(self, **fields):
        """The fields of a start, or of the start half of a signal-with-start."""
        fields.setdefault("request_id", self.request_id())
        fields.setdefault("workflow_id", self.wf)
        fields.setdefault("workflow_type", {"name": "ParityWorkflow"})
        fields.setdefault("task_queue", {"name": self.queue})
        # Long enough for a machine that is busy with something else; `None` is the server's own default.
        fields.setdefault("workflow_task_timeout", seconds(60))
        return fields

    def signal(self, name, *values, run=None, workflow=None, **fields):
        """Signals the workflow."""
        fields.setdefault("request_id", self.request_id())
        fields.setdefault("workflow_execution", self.execution(run, workflow))
        if values:
            fields["input"] = payloads(*values)
        return self.call("SignalWorkflowExecution", signal_name=name, **fields)

    def request_cancel(self, run=None, workflow=None, **fields):
        """Requests the workflow's cancellation."""
        fields.setdefault("request_id", self.request_id())
        return self.call("RequestCancelWorkflowExecution", workflow_execution=self.execution(run, workflow), **fields)

    def terminate(self, run=None, workflow=None, **fields):
        """Terminates the workflow."""
        return self.call("TerminateWorkflowExecution", workflow_execution=self.execution(run, workflow), **fields)

    def pause(self, **fields):
        """Pauses the workflow."""
        fields.setdefault("request_id", self.request_id())
        return self.call("PauseWorkflowExecution", workflow_id=self.wf, **fields)

    def unpause(self, **fields):
        """Unpauses the workflow."""
        fields.setdefault("request_id", self.request_id())
        return self.call("UnpauseWorkflowExecution", workflow_id=self.wf, **fields)

    def describe(self, run=None, workflow=None):
        """Describes the workflow, with what is pending in a fixed order, which the original does not have."""
        answer = self.call("DescribeWorkflowExecution", execution=self.execution(run, workflow))
        answer.pending_activities.sort(key=lambda activity: activity.activity_id)
        answer.pending_children.sort(key=lambda child: child.initiated_id)
        answer.callbacks.sort(key=lambda callback: callback.callback.nexus.url)
        return answer

    def wait_closed(self, run=None, within=POLL_SECONDS, workflow=None):
        """Waits for the run's close event and returns the answer that carried it."""
        return self.call(
            "GetWorkflowExecutionHistory",
            timeout=within,
            execution=self.execution(run, workflow),
            wait_new_event=True,
            history_event_filter_type="HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT",
        )

    def wait_callbacks(self, *states, within=POLL_SECONDS):
        """Waits until each of the workflow's callbacks is in one of the states."""
        wanted = {f"CALLBACK_STATE_{state}" for state in states}
        deadline = time.monotonic() + within
        while True:
            names = {CallbackState.Name(callback.state) for callback in self.describe().callbacks}
            if names <= wanted:
                return
            if time.monotonic() > deadline:
                raise Broken(f"the callbacks are {sorted(names)} after {within:g} s")
            time.sleep(0.05)

    def history(self, run=None, workflow=None):
        """All events of a run."""
        events, token = [], b""
        while True:
            page = self.call(
                "GetWorkflowExecutionHistory",
                execution=self.execution(run, workflow),
                maximum_page_size=OPEN_HISTORY_PAGE,
                next_page_token=token,
            )
            events += page.history.events
            token = page.next_page_token
            if not token:
                return events

    def show_history(self, label="history", run=None, workflow=None):
        """Records all events of a run; those at its beginning that were recorded before are only counted."""
        events = self._normaliser.value(self.history(run, workflow))
        shown = self._shown.get((run, workflow), [])
        self._shown[(run, workflow)] = events
        same = 0
        while same < min(len(events), len(shown)) and events[same] == shown[same]:
            same += 1
        self.steps.append({"step": label, "answer": ([f"1 to {same} as before"] if same else []) + events[same:]})

    # --- the scripted worker ---

    def poll(self, queue=None, sticky=False, within=POLL_SECONDS, **fields):
        """Waits for a workflow task; none in time breaks the scenario."""
        answer = self.call("PollWorkflowTaskQueue", timeout=within, **self._poll_fields(queue, sticky, fields))
        if not answer.task_token:
            raise Broken(f"no workflow task within {within:g} s")
        return answer

    def poll_ahead(self, sticky=False):
        """A poll that waits on its queue already when this returns; the task comes from `.result()`."""
        waiting = self.begin("PollWorkflowTaskQueue", timeout=POLL_SECONDS, **self._poll_fields(None, sticky, {}))
        time.sleep(0.5)
        return waiting

    def no_task(self, label="no workflow task", queue=None, sticky=False):
        """Records that no workflow task is due, by a poll of the shortest deadline that is surely legal."""
        self.show(label, self._found_nothing("PollWorkflowTaskQueue", self._poll_fields(queue, sticky, {})))

    def _found_nothing(self, method, fields):
        """Whether a poll came back empty. A busy machine may be late with the answer: then the deadline says the same."""
        try:
            return not self.call(method, timeout=3.0, **fields).task_token
        except Refused as error:
            if error.code != "DEADLINE_EXCEEDED":
                raise
            return True

    def backlog(self, kind, expected, within=15.0):
        """Waits until so many tasks of a kind (1: workflow, 2: activity) wait on the queue: the original counts with a delay."""
        deadline = time.monotonic() + within
        while True:
            answer = self.call("DescribeTaskQueue", task_queue={"name": self.queue}, task_queue_type=kind, report_stats=True)
            if answer.stats.approximate_backlog_count == expected or time.monotonic() > deadline:
                return answer.stats.approximate_backlog_count
            time.sleep(0.1)

    def _poll_fields(self, queue, sticky, fields):
        name = {"name": queue or self.queue}
        if sticky:
            name = {"name": self.sticky, "kind": "TASK_QUEUE_KIND_STICKY", "normal_name": self.queue}
        return {"identity": "parity-worker", "task_queue": name, **fields}

    def respond(self, task, *commands, **fields):
        """Completes a workflow task with commands."""
        fields.setdefault("identity", "parity-worker")
        return self.call("RespondWorkflowTaskCompleted", task_token=task.task_token, commands=list(commands), **fields)

    def stick(self, schedule_to_start=10):
        """The sticky attributes with which a worker asks for its tasks on its own queue."""
        return {
            "worker_task_queue": {"name": self.sticky, "kind": "TASK_QUEUE_KIND_STICKY", "normal_name": self.queue},
            "schedule_to_start_timeout": seconds(schedule_to_start),
        }

    def fail_task(self, task, cause="WORKFLOW_WORKER_UNHANDLED_FAILURE", **fields):
        """Fails a workflow task as a worker does."""
        fields.setdefault("identity", "parity-worker")
        return self.call(
            "RespondWorkflowTaskFailed",
            task_token=task.task_token,
            cause=f"WORKFLOW_TASK_FAILED_CAUSE_{cause}",
            failure=failure("the worker gave up"),
            **fields,
        )

    def poll_activity(self, queue=None, within=POLL_SECONDS):
        """Waits for an activity task; none in time breaks the scenario."""
        answer = self.call(
            "PollActivityTaskQueue", timeout=within, identity="parity-worker", task_queue={"name": queue or self.queue}
        )
        if not answer.task_token:
            raise Broken(f"no activity task within {within:g} s")
        return answer

    def no_activity(self, label="no activity task"):
        """Records that no activity task is due."""
        fields = {"identity": "parity-worker", "task_queue": {"name": self.queue}}
        self.show(label, self._found_nothing("PollActivityTaskQueue", fields))

    def _answer_activity(self, method, task, fields):
        return self.call(method, task_token=task.task_token, **{"identity": "parity-worker", **fields})

    def heartbeat(self, task, *details):
        """Heartbeats an activity."""
        return self._answer_activity("RecordActivityTaskHeartbeat", task, {"details": payloads(*details)} if details else {})

    def complete_activity(self, task, *results, **fields):
        """Completes an activity."""
        if results:
            fields["result"] = payloads(*results)
        return self._answer_activity("RespondActivityTaskCompleted", task, fields)

    def fail_activity(self, task, reason=None, **fields):
        """Fails an activity's attempt."""
        return self._answer_activity("RespondActivityTaskFailed", task, {"failure": reason or failure(), **fields})

    def cancel_activity(self, task, *details, **fields):
        """Reports an activity as canceled."""
        return self._answer_activity("RespondActivityTaskCanceled", task, {"details": payloads(*details), **fields})

    # --- what operators do to activities ---

    def control(self, method, **fields):
        """PauseActivity and its like: the workflow is the scenario's, in the way that the method names it, unless another is named."""
        if "workflow_id" in request_fields(method):
            fields.setdefault("workflow_id", self.wf)
        else:
            fields.setdefault("execution", self.execution())
        return self.call(method, **{"identity": "parity-operator", **fields})

    def pending(self):
        """The workflow's pending activities, as a description shows them."""
        return list(self.describe().pending_activities)

    # --- activities without a workflow ---

    def start_standalone(self, activity_id="a", **fields):
        """Starts an activity of its own on the scenario's queue; start-to-close is 60 s unless some close timeout is given."""
        if not any(name in fields for name in ("start_to_close_timeout", "schedule_to_close_timeout")):
            fields["start_to_close_timeout"] = seconds(60)
        fields.setdefault("request_id", self.request_id())
        fields.setdefault("activity_type", {"name": "ParityActivity"})
        fields.setdefault("task_queue", {"name": self.queue})
        self._standalone.append(self.unique(activity_id))
        return self.call("StartActivityExecution", activity_id=self.unique(activity_id), **fields)

    def standalone(self, method, activity_id="a", **fields):
        """Any method about an activity without a workflow."""
        return self.call(method, activity_id=self.unique(activity_id), **fields)

    def describe_standalone(self, activity_id="a", **fields):
        """What is known of an activity without a workflow, without the token that waits for its next change."""
        answer = self.standalone("DescribeActivityExecution", activity_id, **fields)
        answer.long_poll_token = b""
        return answer

    # --- time and the end ---

    def sleep(self, amount):
        """Lets time pass where only the server's own clock can make something happen."""
        time.sleep(amount)

    def until(self, condition, within=POLL_SECONDS):
        """Waits for what the server does by itself and tells nobody; never happening breaks the scenario."""
        deadline = time.monotonic() + within
        while not condition():
            if time.monotonic() > deadline:
                raise Broken(f"what was waited for did not happen within {within:g} s")
            time.sleep(0.1)

    def kinds(self, run=None, workflow=None):
        """The types of all events of a run, by number."""
        return [event.event_type for event in self.history(run, workflow)]

    def another(self):
        """Another connection to the same server, for what depends on a client that vanishes."""
        return Wire(self.address)

    def afterwards(self, method, **fields):
        """A call to be made when the scenario is over, whatever comes of it."""
        self._afterwards.append((method, fields))

    def tidy(self):
        """Terminates what the scenario left running, so that a server used for the next ones stays idle."""
        for method, fields in self._afterwards:
            with contextlib.suppress(Refused):
                self.call(method, **fields)
        for workflow in [self.wf, *self._others]:
            with contextlib.suppress(Refused):
                self.terminate(workflow=workflow)
        for activity_id in self._standalone:
            with contextlib.suppress(Refused):
                self.call("TerminateActivityExecution", activity_id=activity_id)
        self._wire.close()
