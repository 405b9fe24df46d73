"""The harness itself: placeholders are stable, and a changed answer is noticed and shown."""

import uuid

from temporalio.api.history.v1 import message_pb2 as history
from temporalio.api.workflowservice.v1 import request_response_pb2 as api

from harness import record
from harness.normalise import Normaliser


def test_the_same_run_id_gets_the_same_placeholder_everywhere():
    one, two = str(uuid.uuid4()), str(uuid.uuid4())
    normaliser = Normaliser()
    assert normaliser.value(api.StartWorkflowExecutionResponse(run_id=one)) == {"run_id": "<run-1>"}
    assert normaliser.text(f"WorkflowId: w~0123abcd, RunId: {two}; before it {one}.") == "WorkflowId: w, RunId: <run-2>; before it <run-1>."


def test_times_and_tokens_become_placeholders_and_durations_stay():
    answer = api.PollActivityTaskQueueResponse(task_token=b"secret", attempt=2)
    answer.scheduled_time.GetCurrentTime()
    answer.started_time.SetInParent()
    answer.heartbeat_timeout.FromMilliseconds(1500)
    assert Normaliser().value(answer) == {
        "task_token": "<token>",
        "scheduled_time": "<time>",
        "started_time": "<zero time>",
        "attempt": 2,
        "heartbeat_timeout": "1.5s",
    }


def test_an_event_is_shown_by_id_and_kind():
    event = history.HistoryEvent(event_id=5, event_type="EVENT_TYPE_TIMER_STARTED", task_id=7)
    event.timer_started_event_attributes.timer_id = "t"
    assert Normaliser().value(event) == {"event": "5 TimerStarted", "attributes": {"timer_id": "t"}}


def test_a_changed_answer_is_shown_with_its_step():
    left = {"steps": [{"step": "a", "answer": 1}, {"step": "b", "answer": [1, 2]}]}
    right = {"steps": [{"step": "a", "answer": 1}, {"step": "b", "answer": [1, 3]}]}
    shown = record.difference(left, right, "recorded", "answered")
    assert "step 2 (b):" in shown and '-{"step": "b", "answer": [1, 2]}' in shown and "step 1" not in shown
    assert record.difference(left, left, "recorded", "answered") == ""


def test_a_missing_last_step_is_a_difference():
    left = {"steps": [{"step": "a", "answer": 1}]}
    assert "step 1 (a)" in record.difference(left, {"steps": []}, "recorded", "answered")


def test_every_scenario_names_its_rule_and_features_and_is_recorded():
    for case in record.cases():
        assert case.rule.endswith(")."), case.name
        assert "-" in case.rule.rsplit("(", 1)[-1], case.name
        assert case.recording.exists(), case.name


def test_no_recording_is_left_without_its_scenario():
    names = {case.name for case in record.cases()}
    recorded = {str(path.relative_to(record.RECORDED).with_suffix("")) for path in record.RECORDED.rglob("*.json")}
    assert recorded == names
