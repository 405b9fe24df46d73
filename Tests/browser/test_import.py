"""Histories from files, shown without being kept."""

import json

import pytest
from corpus import EVIL
from world import Mailbox


async def history(world, name: str) -> str:
    *_, workflow_id, run_id = world.paths[name].split("/")
    return (await world.client.get_workflow_handle(workflow_id, run_id=run_id).fetch_history()).to_json()


async def test_a_file_that_the_sdk_wrote_is_shown(fresh, world, tmp_path):
    file = tmp_path / "history.json"
    file.write_text(await history(world, "failed"))
    page = fresh.page
    await fresh.open("/import")
    assert not await fresh.violations()
    await page.set_input_files("#file", file)
    await page.wait_for_selector("table.events")
    text = await page.inner_text("main")
    assert "Order" in text and "Failed" in text and "the parcel is too heavy" in text
    await page.locator("table.events summary").first.click()
    assert "7016" in await page.inner_text("table.events details[open]")
    assert not await fresh.violations()
    # The same is drawn as a timeline, as that of a workflow which is still there.
    lanes = page.locator("ol.lanes > li.lane")
    assert await lanes.count() >= 2
    labels = " ".join(await lanes.locator(".lane-label").all_inner_texts())
    assert "reserve" in labels or "charge" in labels, labels


async def test_a_history_full_of_attacks_is_pasted_without_scripts(plain, fresh, world):
    handle, _ = await world.start(Mailbox.run, 1)
    await handle.signal(Mailbox.put, EVIL)
    await handle.result()
    text = (await handle.fetch_history()).to_json().replace('"put"', json.dumps(EVIL[0])).replace('"Mailbox"', json.dumps(EVIL[1]))
    for one in (plain, fresh):
        await one.open("/import")
        await one.page.fill("#history", text)
        await one.page.click("button.primary")
        assert EVIL[1] in await one.page.inner_text("#imported")
    assert not await fresh.intruders()


@pytest.mark.parametrize(
    "text, words",
    [("", "Choose a file or paste a history."), ('{"events": [', "This is no JSON"), ('{"a": 1}', "There are no events in it"), ("[1]", "no events")],
)
async def test_what_is_no_history_is_refused_with_a_reason(fresh, text, words):
    await fresh.open("/import")
    await fresh.page.fill("#history", text)
    await fresh.page.click("button.primary")
    assert words in await fresh.page.inner_text("[role=alert]")
    fresh.forgive(400)
