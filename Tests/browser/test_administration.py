"""Namespaces, search attributes, the archive and Nexus: every action, by hand."""

import asyncio
import sys
import uuid

import pytest
from harness.server import ORIGINAL, Server
from pages_process import Pages
from reader import tab


@pytest.fixture
def name() -> str:
    return f"n-{uuid.uuid4().hex[:8]}"


async def test_a_namespace_is_registered_changed_and_deleted(fresh, name):
    page = fresh.page
    await fresh.open("/namespaces")
    await page.click("text=Register a namespace")
    await page.fill("[name=name]", name)
    await page.fill("[name=description]", "For <b>orders</b>")
    await page.fill("[name=retention]", "4")
    await page.fill("[name=data]", "team=blue")
    await page.click("button:has-text('Register')")
    assert await page.inner_text("h1") == name
    assert "is registered" in await page.inner_text(".flash")
    text = await page.inner_text("main")
    assert "4 d" in text and "For <b>orders</b>" in text and "blue" in text
    await page.click("text=Change settings")
    assert await page.input_value("[name=description]") == "For <b>orders</b>"
    await page.fill("[name=retention]", "5")
    await page.click("button:has-text('Save')")
    assert "5 d" in await page.inner_text("main")
    await page.click("summary:has-text('Delete this namespace')")
    await page.fill("[name=confirmation]", name)
    await page.click("button.danger")
    assert await page.inner_text("h1") == "Namespaces" or await page.locator(".flash.failure").count() == 1
    fresh.forgive(409)


async def test_a_refused_form_keeps_what_was_entered(fresh):
    page = fresh.page
    await fresh.open("/namespaces/create")
    await page.fill("[name=name]", "default")
    await page.fill("[name=description]", "again")
    await page.click("button:has-text('Register')")
    assert "already exists" in await page.inner_text("[role=alert]")
    assert await page.input_value("[name=description]") == "again"
    assert not await fresh.violations()
    fresh.forgive(409)


async def test_search_attributes_are_added_and_removed(fresh, name):
    page = fresh.page
    added = name.replace("-", "")
    await fresh.open("/namespaces/default/search-attributes")
    await page.fill("form.add [name=name]", added)
    await page.select_option("[name=type]", "Int")
    await page.click("button:has-text('Add')")
    row = page.locator("tr", has_text=added)
    assert "Int" in await row.inner_text()
    await row.locator("summary").click()
    await row.locator("button.danger").click()
    assert "is removed" in await page.inner_text(".flash")
    assert await page.locator("tr", has_text=added).count() == 0


async def test_a_server_without_nexus_says_so(fresh):
    await fresh.open("/nexus")
    assert await fresh.page.locator("table, .nothing").count() >= 1


async def test_nothing_can_be_changed_where_that_is_forbidden(browser, binary, world):
    async with Pages(binary, world.server.address, "--read-only") as pages:
        one = await tab(browser, pages.url)
        for path in ("/namespaces", "/namespaces/default/settings", "/namespaces/default/search-attributes", "/nexus"):
            await one.open(path)
            assert await one.page.locator("main form[method=post], main a.primary").count() == 0, path
        await one.open("/namespaces/create", status=403)
        assert not one.errors
        await one.page.context.close()


async def test_the_original_can_be_looked_at(browser, binary):
    """Pages over the original's API: they show what it has, and say what it lacks."""
    assert ORIGINAL.exists(), sys.version
    with Server(ORIGINAL) as original:
        async with Pages(binary, original.address, "--namespace", "default") as pages:
            one = await tab(browser, pages.url)
            for path in ("/", "/namespaces", "/namespaces/default/settings", "/namespaces/default/search-attributes", "/namespaces/default/archival"):
                await one.open(path)
                assert await one.page.inner_text("h1")
            await make_endpoint(one)
            assert not one.errors, one.errors
            await one.page.context.close()


async def make_endpoint(one) -> None:
    page = one.page
    await one.open("/nexus")
    await page.click("text=Make an endpoint")
    await page.fill("[name=name]", "payments")
    await page.fill("[name=description]", "Takes <i>money</i>")
    await page.fill("[name=task-queue]", "payments")
    await page.click("button:has-text('Make it')")
    assert await page.inner_text("h1") == "payments"
    assert "Takes <i>money</i>" in await page.inner_text("main")
    assert not await one.violations()
    await page.click("text=Change")
    await page.fill("[name=task-queue]", "other")
    await page.click("button:has-text('Save')")
    assert "other" in await page.inner_text("main")
    await page.click("summary:has-text('Delete')")
    await page.click("button.danger")
    assert "is deleted" in await page.inner_text(".flash")


async def test_pages_outlive_their_server(browser, binary, tmp_path):
    """While the server is away a page says so, and the next one after its return is as before."""
    server = Server(binary, db=tmp_path / "state.db").start()
    try:
        async with Pages(binary, server.address) as pages:
            one = await tab(browser, pages.url)
            await one.open("/namespaces")
            await asyncio.to_thread(server.stop)
            await one.open("/namespaces", status=503)
            assert "does not answer" in await one.page.inner_text("main")
            assert not await one.violations()
            await asyncio.to_thread(server.start)
            await one.open("/namespaces")
            await one.page.context.close()
    finally:
        server.kill()
