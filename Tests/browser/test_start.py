"""Starting workflows from a form."""

from datetime import timedelta

import pytest
from temporalio.api.enums.v1 import EventType
from world import QUEUE, Mailbox, Order

FORM = "/namespaces/default/workflows/start"


async def start_event(handle):
    return [event async for event in handle.fetch_history_events()][0]


async def test_a_workflow_is_started_with_all_that_a_start_can_have(fresh, world):
    page = fresh.page
    await fresh.open("/namespaces/default/workflows")
    await page.click("text=Start workflow")
    made = await page.input_value("[name=id]")
    assert len(made) == 36, "an ID is proposed"
    await fresh.fill({"id": f"ordered-{made}", "type": "Anything", "queue": "nobody-at-all"})
    await page.fill("#input-1", '{"amount": 12345678901234567890}')
    await page.click("button:has-text('Another argument')")
    await page.select_option("#encoding-2", "text")
    await page.fill("#input-2", "just <b>words</b>")
    await page.select_option("#attribute-1", "Customer")
    await page.fill("[name=value]", "Ada")
    await page.click("button:has-text('Another attribute')")
    await page.select_option("#attribute-2", "Amount")
    await page.locator("[name=value]").nth(1).fill("4.5")
    for section in ("times", "retries", "words", "priority"):
        await page.click(f"#section-{section} summary")
    await fresh.fill({"run-timeout": "1h 30m", "retry-attempts": "3", "retry-interval": "2s", "retry-errors": "Fatal"})
    await fresh.fill({"summary": "One lamp", "details": "For **Ada**", "memo": '{"note": "call <i>twice</i>", "n": 1}', "priority": "2"})
    assert not await fresh.violations()
    await page.click("button.primary")
    assert await fresh.flash() == "Started."
    text = await page.inner_text("main")
    assert "One lamp" in text and "12345678901234567890" in text and "just <b>words</b>" in text
    handle = world.client.get_workflow_handle(f"ordered-{made}")
    event = await start_event(handle)
    assert event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED
    started = event.workflow_execution_started_event_attributes
    assert [payload.data for payload in started.input.payloads] == [b'{"amount": 12345678901234567890}', b'"just <b>words</b>"']
    assert started.workflow_run_timeout.ToTimedelta() == timedelta(minutes=90)
    retry = started.retry_policy
    assert (retry.maximum_attempts, retry.initial_interval.seconds, list(retry.non_retryable_error_types)) == (3, 2, ["Fatal"])
    assert started.memo.fields["note"].data == b'"call <i>twice</i>"' and started.priority.priority_key == 2
    assert {name: value.data for name, value in started.search_attributes.indexed_fields.items()} == {"Customer": b'"Ada"', "Amount": b"4.5"}
    assert event.user_metadata.details.data == b'"For **Ada**"'


async def test_one_like_another_is_started(fresh, world):
    handle, path = await world.start(Order.run, {"id": "7", "amount": 3}, memo={"note": "again"}, static_summary="Two lamps")
    result = await handle.result()
    page = fresh.page
    await fresh.open(path + "/timeline")
    await page.click("#workflow-actions summary")
    await page.click("text=Start one like this")
    assert await page.input_value("[name=type]") == "Order" and await page.input_value("[name=queue]") == QUEUE
    assert await page.input_value("[name=summary]") == "Two lamps" and "again" in await page.input_value("[name=memo]")
    assert not await fresh.violations()
    again = f"{handle.id}-again"
    await page.fill("[name=id]", again)
    await page.click("button.primary")
    assert await fresh.flash() == "Started."
    assert await world.client.get_workflow_handle(again).result() == result


async def test_mistakes_are_marked_where_they_are_and_nothing_is_lost(fresh):
    page = fresh.page
    await fresh.open(FORM)
    await page.fill("[name=id]", "kept")
    await page.fill("#input-1", "{")
    await page.select_option("#attribute-1", "Amount")
    await page.fill("[name=value]", "much")
    await page.click("#section-times summary")
    await page.fill("[name=run-timeout]", "soon")
    await page.click("button.primary")
    fresh.forgive(400)
    assert await page.locator("[aria-invalid=true]").count() == 5  # type, queue, input, attribute, timeout
    assert await page.input_value("#input-1") == "{" and await page.input_value("[name=run-timeout]") == "soon"
    assert not await fresh.violations()


async def test_a_taken_id_is_told_and_whoever_polls_is_named(fresh, world):
    handle, _ = await world.start(Mailbox.run)
    page = fresh.page
    await fresh.open(FORM)
    await fresh.fill({"id": handle.id, "type": "Mailbox", "queue": QUEUE})
    await page.wait_for_selector(".pollers:not(.warning):not(:empty)")
    await page.fill("[name=queue]", "nobody-ever")
    await page.wait_for_selector(".pollers.warning")
    await page.click("#section-policies summary")
    await page.select_option("[name=conflict]", "fail")
    await page.click("button.primary")
    fresh.forgive(400)
    assert "already" in await page.inner_text("main")


@pytest.mark.parametrize("more", ["input", "attribute"])
async def test_the_form_grows_without_scripts(plain, more):
    page = plain.page
    await plain.open(FORM)
    await page.fill("[name=type]", "Kept")
    await page.click(f"button[name=more][value={more}]")
    assert await page.locator(f"#{more}-2").count() == 1
    assert await page.input_value("[name=type]") == "Kept"
