"""The list of workflows: narrowed, ordered, kept, saved, and acted upon as a whole."""

import json
import uuid
from urllib.parse import quote

import pytest
import pytest_asyncio
from playwright.async_api import expect
from temporalio.client import WorkflowExecutionStatus
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes
from world import Generations, Mailbox, Order

LIST = "/namespaces/default/workflows"


def narrowed(query: str) -> str:
    return f"{LIST}?query={quote(query)}"


async def ids(page) -> list[str]:
    await page.wait_for_load_state()
    return await page.locator("table.list tbody td.id:nth-of-type(3) a").all_inner_texts()


@pytest_asyncio.fixture
async def letters(world):
    """Three mailboxes that wait; their handles."""
    prefix = f"post-{uuid.uuid4().hex[:6]}"
    handles = [(await world.start(Mailbox.run, id=f"{prefix}-{number}"))[0] for number in range(3)]
    return prefix, handles


@pytest_asyncio.fixture(scope="module")
async def orders(world):
    """Orders of one prefix: two that completed, with a customer each, and one that failed; the prefix."""
    prefix = f"shop-{uuid.uuid4().hex[:6]}"
    for number, (customer, amount) in enumerate([("Ada", 5), ("Bea", 7), ("Ada", 5000)]):
        attributes = TypedSearchAttributes([
            SearchAttributePair(SearchAttributeKey.for_keyword("Customer"), customer), SearchAttributePair(SearchAttributeKey.for_float("Amount"), float(amount)),
        ])
        handle, _ = await world.start(Order.run, {"id": str(number), "amount": amount}, id=f"{prefix}-{number}", search_attributes=attributes)
        try:
            await handle.result()
        except Exception:
            pass
    return prefix


async def test_the_bar_narrows_and_chips_widen_again(fresh, orders):
    page = fresh.page
    await fresh.open(LIST)
    await page.select_option(".joined:has(#filter-id) select", "STARTS_WITH")
    await page.fill("#filter-id", orders)
    await page.click("button:text-is('Filter')")
    assert sorted(await ids(page)) == [f"{orders}-{number}" for number in range(3)]
    assert await page.input_value("#filter-id") == orders
    await page.click("#menu-status summary")
    await page.check("#menu-status [value=Failed]")
    await page.click("#menu-status button")
    assert await ids(page) == [f"{orders}-2"]
    assert f'WorkflowId STARTS_WITH "{orders}"' in await page.input_value("#query")
    assert not await fresh.violations()
    await page.click("#menu-status summary")
    await page.uncheck("#menu-status [value=Failed]")
    await page.click("#menu-more summary")
    await page.select_option("#menu-more [name=field]", "Amount")
    await page.select_option("#menu-more [name=op]", ">")
    await page.fill("#menu-more [name=value]", "6")
    await page.click("#menu-more button:text-is('Apply')")
    assert sorted(await ids(page)) == [f"{orders}-1", f"{orders}-2"]
    assert "Amount > 6" in await page.inner_text(".chips")
    await page.click(".chips .removable:has-text('Amount')")
    assert len(await ids(page)) == 3
    await page.click("#menu-time summary")
    await page.fill("#menu-time [name=from]", "2020-01-01T00:00")
    await page.fill("#menu-time [name=to]", "2020-01-02T00:00")
    await page.click("#menu-time button")
    assert "No workflow matches" in await page.inner_text("main")
    await page.click("text=Show all")
    assert await page.input_value("#query") == ""


async def test_a_value_in_a_cell_and_a_count_narrow_the_list(fresh, orders):
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{orders}'"))
    await page.click(".counts a:has-text('Completed')")
    assert len(await ids(page)) == 2
    await page.locator("td a.narrow:text-is('Order')").first.click()
    assert "WorkflowType" in await page.input_value("#query")
    assert len(await ids(page)) == 2


@pytest.mark.parametrize("query, place", [("WorkflowId = 'a' AND AND", "AND"), ("Colour = 'red'", "Colour"), ("WorkflowId = 'open", "'open")])
async def test_a_query_that_is_wrong_says_where(fresh, query, place):
    await fresh.open(narrowed(query), status=400)
    assert await fresh.page.input_value("#query") == query
    problem = fresh.page.locator("#query-problem")
    assert await problem.get_attribute("role") == "alert"
    assert place in await problem.inner_text() and len(await problem.locator("p").inner_text()) > 10
    assert not await fresh.violations()


async def test_the_query_is_completed_as_one_types(fresh, orders):
    page = fresh.page
    await fresh.open(LIST)
    await page.focus("#query")
    await page.keyboard.type("ExecutionSta")
    await page.keyboard.press("ArrowDown")
    assert not await fresh.violations("aria-allowed-attr", "aria-required-attr", "aria-valid-attr-value", "aria-input-field-name")
    await page.keyboard.press("Enter")
    assert await page.input_value("#query") == "ExecutionStatus"
    await page.keyboard.type(" = 'Fail")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.type(f"' AND WorkflowId STARTS_WITH '{orders}'")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**query=**")
    assert await ids(page) == [f"{orders}-2"]


async def test_a_column_orders_the_list_both_ways(fresh, orders):
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{orders}'"))
    await page.click("th a:text-is('Workflow ID')")
    assert await ids(page) == [f"{orders}-{number}" for number in (2, 1, 0)]
    assert await page.get_attribute("th:has-text('Workflow ID')", "aria-sort") == "descending"
    await page.click("th a:text-is('Workflow ID')")
    assert await ids(page) == [f"{orders}-{number}" for number in range(3)]
    assert await page.get_attribute("th:has-text('Workflow ID')", "aria-sort") == "ascending"


async def test_columns_are_chosen_and_stay(fresh, orders):
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{orders}'"))
    await page.click("text=Columns")
    assert not await fresh.violations()
    await page.get_by_label("Customer", exact=True).check()
    await page.get_by_label("End", exact=True).uncheck()
    await page.fill("[name=place-Customer]", "1")
    await page.click("button:text-is('Keep')")
    heads = await page.locator("table.list th:not(.tick)").all_inner_texts()
    assert "Customer" in heads[:2] and "End" not in heads and await page.locator("table.list tbody tr").count() == 3
    await fresh.open(LIST)
    assert "Customer" in await page.inner_text("table.list thead")
    await page.click("text=Columns")
    await page.click("button:text-is('As usual')")
    assert "Customer" not in await page.inner_text("table.list thead")


async def test_a_view_is_saved_renamed_and_removed(fresh, orders):
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{orders}'"))
    await page.click("#menu-saved summary")
    await page.fill("#menu-saved input", "<i>Shop</i>")
    await page.click("#menu-saved button:text-is('Save')")
    await fresh.open(LIST)
    await page.click("#menu-saved summary")
    await page.click("#menu-saved a:text-is('<i>Shop</i>')")
    await page.wait_for_url("**query=**")
    assert len(await ids(page)) == 3
    await page.click("#menu-saved summary")
    fresh.answer = "Orders"
    await page.click("#menu-saved button:text-is('Rename')")
    await expect(page.locator("#menu-saved a")).to_have_text("Orders")
    await page.click("#menu-saved button:text-is('Remove')")
    await expect(page.locator("#menu-saved a")).to_have_count(0)


async def test_the_list_is_downloaded(fresh, orders):
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{orders}'"))
    links = await page.locator("#menu-download a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(links) == 2
    for link in links:
        answer = await page.request.get(fresh.base + link)
        assert "attachment" in answer.headers["content-disposition"]
        found = json.loads(await answer.text())
        assert sorted(one["execution"]["workflowId"] for one in found) == [f"{orders}-{number}" for number in range(3)]


async def test_pages_are_turned(fresh, world):
    prefix = f"page-{uuid.uuid4().hex[:6]}"
    for number in range(21):
        await world.start(Generations.run, 0, id=f"{prefix}-{number:02}")
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{prefix}'") + "&size=20")
    first = await ids(page)
    await page.click("text=Next")
    second = await ids(page)
    assert len(first) == 20 and len(second) == 1 and len({*first, *second}) == 21
    await page.click("text=Previous")
    assert await ids(page) == first
    await page.click("a.size:text-is('50')")
    assert len(await ids(page)) == 21


async def test_an_open_list_tells_of_what_is_new_and_of_what_has_changed(fresh, letters, world):
    prefix, handles = letters
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{prefix}'"))
    await expect(page.locator("tbody .status.running")).to_have_count(3)
    await handles[0].terminate()
    await expect(page.locator("tbody .status.terminated")).to_have_count(1)
    await world.start(Generations.run, 0, id=f"{prefix}-new")
    await page.click(".news:text-is('1 new')")
    await expect(page.locator("tbody tr")).to_have_count(4)


async def job(reader, operation: str, scope: str) -> None:
    """Goes from the list to the page of the batch job that the list begins."""
    await reader.page.select_option("#bulk-scope", scope)
    await reader.page.select_option("#bulk-operation", operation)
    await reader.page.click("#bulk button")


async def done(page) -> None:
    """Waits on the job's page until the job is."""
    await expect(page.locator(".heading .status")).to_have_text("Completed")


async def status(handle) -> WorkflowExecutionStatus | None:
    return (await handle.describe()).status


async def test_ticked_workflows_are_terminated(fresh, letters):
    prefix, handles = letters
    page = fresh.page
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{prefix}'"))
    await job(fresh, "terminate", "ticked")
    await expect(page.locator(".selected")).to_have_text("Tick some rows first.")
    await page.check(f"[aria-label='{prefix}-0']")
    await page.check(f"[aria-label='{prefix}-2']")
    await expect(page.locator(".selected")).to_have_text("2 ticked")
    await page.click("#bulk button")
    assert await page.inner_text("h1") == "Terminate 2 workflows"
    assert await page.locator(".targets a").all_inner_texts() == [f"{prefix}-2", f"{prefix}-0"]
    assert not await fresh.violations()
    await page.fill("[name=reason]", "<b>tidy</b>")
    await page.click("button.danger")
    assert await fresh.flash() == "The batch job is under way."
    await done(page)
    assert "<b>tidy</b>" in await page.inner_text("main")
    assert [await status(handle) for handle in handles] == [
        WorkflowExecutionStatus.TERMINATED, WorkflowExecutionStatus.RUNNING, WorkflowExecutionStatus.TERMINATED,
    ]


async def test_a_page_of_workflows_is_asked_to_end(fresh, letters):
    prefix, handles = letters
    await fresh.open(narrowed(f"WorkflowId STARTS_WITH '{prefix}'"))
    await job(fresh, "cancel", "page")
    assert await fresh.page.inner_text("h1") == "Request cancellation of 3 workflows"
    await fresh.page.click("button.primary")
    await done(fresh.page)
    for handle in handles:
        with pytest.raises(Exception):
            await handle.result()
        assert await status(handle) == WorkflowExecutionStatus.CANCELED


async def test_all_that_match_are_signalled_reset_and_deleted(fresh, letters):
    prefix, handles = letters
    page = fresh.page
    address = narrowed(f"WorkflowId STARTS_WITH '{prefix}'")
    await fresh.open(address)
    await job(fresh, "signal", "all")
    assert f"STARTS_WITH '{prefix}'" in await page.inner_text("main pre")
    await page.fill("[name=signal-name]", "put")
    await page.fill("[name=signal-input]", "{")
    await page.click("button.primary")
    fresh.forgive(400)
    assert "Signal input" in await page.inner_text("[role=alert]")
    assert not await fresh.violations()
    await page.fill("[name=signal-input]", '"a letter"')
    await page.click("button.primary")
    await done(page)
    assert [await handle.query(Mailbox.waiting) for handle in handles] == [["a letter"]] * 3

    await fresh.open(address)
    await job(fresh, "reset", "all")
    await page.check("[name=drop-signals]")
    await page.click("button.primary")
    await done(page)
    await fresh.open(address)
    await expect(page.locator("tbody tr")).to_have_count(6)  # each with the run that was reset

    await fresh.open(address)
    await job(fresh, "delete", "all")
    await page.click("button.danger")
    await done(page)
    await fresh.open(address)
    await expect(page.locator("tbody tr")).to_have_count(0)
