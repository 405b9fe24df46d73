"""What an operator has switched off is neither offered nor done."""

import re

import pytest_asyncio
from addresses import HERE, PAGES
from pages_process import Pages
from reader import tab

# Forms that change nothing on the server.
HARMLESS = ("/workflow-list/columns", "/import")


@pytest_asyncio.fixture(scope="module")
async def read_only(browser, binary, world):
    async with Pages(binary, world.server.address, "--read-only") as pages:
        one = await tab(browser, pages.url)
        yield one
        await one.page.context.close()


async def test_no_page_offers_a_change_where_nothing_may_be_changed(read_only, world):
    for page in PAGES:
        if page.status >= 400 or page.is_variant:
            continue
        address = page.path.format(**world.paths)
        answer = await read_only.page.request.get(read_only.base + address)
        forms = [action or address for action in re.findall(r'<form[^>]*method="post"(?: action="([^"]*)")?', await answer.text())]
        assert answer.status == 403 or not [form for form in forms if not form.endswith(HARMLESS)], page.name


async def test_what_may_not_be_done_is_not_done(read_only, world):
    await read_only.open(f"{HERE}/workflows")
    token = await read_only.page.get_attribute("html", "data-token")
    mailbox, request = world.paths["mailbox"], read_only.page.request
    for target in (
        *(f"{mailbox}/{action}" for action in ("cancel", "terminate", "signal", "reset", "pause", "delete", "updates")),
        f"{HERE}/workflows/start", f"{HERE}/workflow-list/batch", f"{HERE}/schedules/create", f"{HERE}/activities/start", "/namespaces",
        f"{world.paths['schedule']}/trigger", f"{world.paths['stuck']}/pending-activities/1/pause",
    ):
        answer = await request.post(read_only.base + target, form={"form-token": token, "operation": "terminate", "name": "put"})
        assert answer.status == 403 and "Switched off" in await answer.text(), f"{target}: {answer.status}"
    for form in ("terminate", "signal"):
        await read_only.open(f"{mailbox}/{form}", status=403)
    assert (await world.client.get_workflow_handle("mailbox").describe()).close_time is None


async def test_single_actions_are_switched_off(browser, binary, world):
    async with Pages(binary, world.server.address, "--disable", "terminate", "--disable", "query", "--disable", "start") as pages:
        one = await tab(browser, pages.url)
        await one.open(world.paths["mailbox"] + "/timeline")
        await one.page.click("#workflow-actions summary")
        labels = await one.page.locator("#workflow-actions a").all_inner_texts()
        assert "Terminate" not in labels and "Start one like this" not in labels and "Send a signal" in labels
        await one.open(world.paths["mailbox"] + "/queries")
        assert "switched off" in await one.page.inner_text("main")
        await one.open(f"{HERE}/workflows/start", status=403)
        assert "client or the command line" in await one.page.inner_text("main")
        await one.open(f"{HERE}/workflows")
        assert await one.page.locator("text=Start workflow").count() == 0
        await one.page.context.close()
