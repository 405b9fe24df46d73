"""Every page of `addresses.py`: it is shown, with and without scripts, without errors, inert, and to everybody."""

import html
import re

import pytest
from addresses import PAGES
from reader import NARROW, WIDE

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
every_kind = pytest.mark.parametrize("page", [page for page in PAGES if not page.is_variant], ids=lambda page: page.name)


@every_page
async def test_with_scripts(reader, world, page):
    reader.clear()
    await reader.page.set_viewport_size(WIDE)
    await reader.open(page.path.format(**world.paths), page.status)
    assert page.shows in await reader.page.inner_text("main")
    assert not await reader.intruders()
    if not page.is_variant:
        await reader.theme("light")
        assert not await reader.violations()
        await reader.theme("dark")
        assert not await reader.violations("color-contrast")
    await reader.page.set_viewport_size(NARROW)
    assert await reader.overflow() <= 0, "the page is wider than a narrow window"
    if not page.is_variant:
        assert not await reader.violations("target-size", "scrollable-region-focusable")
    assert not reader.errors, reader.errors


@every_kind
async def test_without_scripts(plain, world, page):
    await plain.open(page.path.format(**world.paths), page.status)
    assert page.shows in await plain.page.inner_text("main")
    assert await plain.page.locator(".needs-script:visible").count() == 0


async def test_every_link_leads_somewhere(plain, world):
    """All pages that can be reached from the front page, one of each kind, answer."""
    found, seen = ["/"], set()
    while found:
        path = found.pop()
        answer = await plain.page.request.get(plain.base + path, headers={"accept": "text/html"})
        # A run that has done no workflow task yet cannot be reset, which the page says.
        assert answer.status < 400 or answer.status == 400 and path.endswith("/reset"), f"{path}: {answer.status}"
        if "html" not in answer.headers["content-type"]:
            continue
        for link in links(await answer.text()):
            if kind(link) not in seen:
                seen.add(kind(link))
                found.append(link)
    assert len(seen) > 10


def links(text: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'<a [^>]*href="(/[^"]*)"', text)]


def kind(link: str) -> str:
    """A link without what names one workflow, run, schedule or filter."""
    path = link.split("?")[0].split("#")[0]
    parts = path.split("/")
    named = {"workflows": 2, "schedules": 1, "batch-operations": 1, "task-queues": 1, "activities": 2, "workers": 1, "archival": 2}
    for index, part in enumerate(parts):
        for behind in range(1, named.get(part, 0) + 1):
            if index + behind < len(parts):
                parts[index + behind] = "*"
    if len(parts) > 2 and parts[1] == "namespaces":
        parts[2] = "*"
    return "/".join(parts)
