"""Payloads that only a codec server can read, decoded in the browser."""

import pytest
from codec_server import codec_server
from harness.raw import WorkflowService, start_request
from temporalio.api.common.v1 import Memo, Payload


@pytest.fixture
def codec():
    with codec_server() as server:
        yield server


def secret(text: str) -> Payload:
    return Payload(metadata={"encoding": b"binary/backwards"}, data=text.encode()[::-1])


def metadata(world, workflow_id: str, memo: Memo) -> str:
    """Starts a workflow with that memo; answers the address of the page that shows it."""
    with WorkflowService(world.server.port) as service:
        run = service.StartWorkflowExecution(start_request(workflow_id, memo=memo)).run_id
    return f"/namespaces/default/workflows/{workflow_id}/{run}/metadata"


async def choose(page, endpoint: str) -> None:
    await page.click('[data-command="codec"]')
    await page.fill("dialog input[type=url]", endpoint)
    async with page.expect_navigation():
        await page.click("dialog button.primary")


async def test_payloads_are_decoded_by_the_server_that_the_reader_names(fresh, world, codec):
    memo = Memo(fields={"secret": secret('{"pin":1234,"big":12345678901234567890}'), "attack": secret('"<img src=x onerror=window.attacked=1>"')})
    page = fresh.page
    await fresh.open(metadata(world, "encoded", memo))
    assert "binary/backwards" in await page.inner_text("main")
    await choose(page, codec.address)
    await page.wait_for_selector("pre.decoded")
    shown = await page.inner_text("main")
    assert '"big":12345678901234567890' in shown
    assert "<img src=x" in shown and not await fresh.intruders()
    assert await page.inner_text('[data-command="codec"]') == "codec on"
    assert {headers["x-namespace"] for headers in codec.seen} == {"default"}


async def test_a_codec_server_that_fails_is_told_of(fresh, world, codec):
    page = fresh.page
    await fresh.open(metadata(world, "undecodable", Memo(fields={"secret": secret("broken")})))
    await choose(page, codec.address)
    await page.wait_for_selector(".notice.failure")
    assert "the <b>key</b> is lost" in await page.inner_text(".notice.failure")
    assert "binary/backwards" in await page.inner_text("main")
    assert not await fresh.violations()
    fresh.forgive(500)


async def test_what_forms_send_is_encoded_and_shown_again_to_be_edited(fresh, world, codec):
    page = fresh.page
    await fresh.open("/namespaces/default/workflows/start")
    await choose(page, codec.address)
    await fresh.fill_start("sent-encoded", '{"pin": 1234}')
    await page.click("#section-words summary")
    await page.fill("[name=memo]", '{"note": "between us", "n": 1}')
    await page.click("button.primary")
    assert await fresh.flash() == "Started."
    handle = world.client.get_workflow_handle("sent-encoded")
    started = [event async for event in handle.fetch_history_events()][0].workflow_execution_started_event_attributes
    sent = [*started.input.payloads, started.memo.fields["note"], started.memo.fields["n"]]
    assert {payload.metadata["encoding"] for payload in sent} == {b"binary/backwards"}
    assert [payload.data[::-1] for payload in sent] == [b'{"pin": 1234}', b'"between us"', b"1"]

    await page.click("#workflow-actions summary")
    await page.click("text=Start one like this")
    await page.wait_for_function("() => document.querySelector('#input-1').value.includes('1234')")
    await page.wait_for_function("() => document.querySelector('[name=memo]').value.includes('between us')")


async def test_nothing_is_sent_where_it_cannot_be_encoded(fresh, world, codec):
    page = fresh.page
    await fresh.open("/namespaces/default/workflows/start")
    await choose(page, codec.address)
    await fresh.fill_start("never-sent", '"nekorb"')
    await page.click("button.primary")
    await page.wait_for_selector(".encode-failure")
    assert "the <b>key</b> is lost" in await page.inner_text(".encode-failure")
    assert (await page.evaluate("location.pathname")).endswith("/start")
    fresh.forgive(500)
