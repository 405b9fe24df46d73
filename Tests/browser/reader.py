"""A browser, and what is asked of every page in it."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Page, async_playwright, expect

expect.set_options(timeout=15_000)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


@asynccontextmanager
async def chromium():
    """Debian's chromium; a missing one fails whoever needs it."""
    path = shutil.which("chromium")
    assert path, "there is no chromium: `make test` installs it, or `apt-get install chromium`"
    async with async_playwright() as playwright:
        # No sandbox: tests run as root where they run in containers, and read only pages of the server that they started.
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-extensions"])
        try:
            yield browser
        finally:
            await browser.close()


class Reader:
    """One tab, and what went wrong in it: errors of scripts, refused by the policy, or not found."""

    def __init__(self, page: Page, base: str):
        self.page = page
        self.base = base
        self.errors: list[str] = []
        self.answer: str | None = None  # what the next question of a script gets; a question nobody awaits is an error
        self.forgiven: set[int] = set()  # statuses that pages of this test are meant to have
        page.on("console", lambda message: message.type == "error" and self._note(message.text))
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("dialog", self._dismiss)

    def _note(self, text: str) -> None:
        if not any(f"status of {status}" in text for status in self.forgiven):
            self.errors.append(text)

    async def _dismiss(self, dialog) -> None:
        if self.answer is not None:
            answer, self.answer = self.answer, None
            return await dialog.accept(answer)
        self.errors.append(f"a dialog: {dialog.message}")
        await dialog.dismiss()

    async def open(self, path: str, status: int = 200) -> None:
        answer = await self.page.goto(self.base + path, wait_until="load")
        assert answer and answer.status == status, f"{path}: {answer and answer.status}"
        if status >= 400:
            self.forgive(status)

    async def fill(self, fields: dict[str, str]) -> None:
        """Fills fields of the page's form, each by its name."""
        for name, value in fields.items():
            await self.page.fill(f"[name={name}]", value)

    async def fill_start(self, workflow_id: str, argument: str) -> None:
        """Fills the form that starts a workflow, one that nobody works on."""
        await self.fill({"id": workflow_id, "type": "Anything", "queue": "nobody-at-all"})
        await self.page.fill("#input-1", argument)

    async def forget(self) -> None:
        """Back to a reader who was never here."""
        if self.page.url.startswith(self.base):
            await self.page.evaluate("localStorage.clear()")
        await self.page.goto("about:blank")
        await self.page.context.clear_cookies()
        await self.page.set_viewport_size(WIDE)
        self.clear()

    async def violations(self, *rules: str) -> list[str]:
        """What axe finds of levels A and AA; of these rules alone where some are named."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE_SCRIPT)
        choice = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": LEVELS}
        found = await self.page.evaluate(
            "choice => axe.run({ runOnly: choice, resultTypes: ['violations'] }).then(found => found.violations)", choice
        )
        return [f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]]

    async def intruders(self) -> list[str]:
        """Elements that no page of ours has, and attacks that ran."""
        return await self.page.evaluate(
            """() => [
              ...[...document.querySelectorAll('body script, img, iframe, object, embed, base, [onload], [onerror], [srcdoc], a[href^="javascript:" i]')]
                .map(element => element.outerHTML),
              ...(window.attacked ? [`an attack ran: ${window.attacked}`] : []),
            ]"""
        )

    async def flash(self) -> str:
        """What the page says of what was just done."""
        return await self.page.inner_text(".flash")

    def forgive(self, status: int) -> None:
        """Takes away what the browser itself says of a page that is meant to have this status."""
        self.forgiven.add(status)
        self.errors = [error for error in self.errors if f"status of {status}" not in error]

    def clear(self) -> None:
        """Forgets what went wrong until now."""
        self.errors.clear()
        self.forgiven.clear()

    async def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return await self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    async def theme(self, name: str) -> None:
        await self.page.evaluate("name => document.documentElement.dataset.theme = name", name)


async def tab(browser: Browser, base: str, **options) -> Reader:
    """A tab of a new browser context."""
    context = await browser.new_context(viewport=options.pop("viewport", WIDE), color_scheme="light", reduced_motion="reduce", **options)
    context.set_default_timeout(10_000)
    return Reader(await context.new_page(), base)
