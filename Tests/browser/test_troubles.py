"""What goes wrong has a page of its own: the right status, what happened, and what to do about it."""

import urllib.parse

import pytest
from corpus import EVIL, EVIL_ID
from world import Mailbox

HERE = "/namespaces/default"
NOBODY = "11111111-1111-1111-1111-111111111111"

TROUBLES = [
    ("/nowhere", 404, "No such page"),
    ("/namespaces", 200, "Namespaces"),
    ("/namespaces/nobody/workflows", 404, "Not found"),
    ("/namespaces/nobody/schedules", 404, "Not found"),
    ("/namespaces/nobody/settings", 404, "Not found"),
    (f"{HERE}/workflows/nobody", 404, "Not found"),
    *((f"{HERE}/workflows/nobody/{NOBODY}/{tab}", 404, "Not found") for tab in ("timeline", "history", "metadata", "pending-activities", "queries", "updates")),
    *((f"{HERE}/workflows/nobody/{NOBODY}/{action}", 404, "Not found") for action in ("cancel", "terminate", "signal", "reset")),
    (f"{HERE}/workflows/mailbox/no-run-id/timeline", 400, "That cannot be asked"),
    (f"{HERE}/workflows?query=%3D%3D", 400, "Workflows"),
    (f"{HERE}/workflows?token=nonsense", 400, "Workflows"),
    (f"{HERE}/schedules/nobody", 404, "Not found"),
    (f"{HERE}/schedules?query=%3D%3D", 400, "Schedules"),
    (f"{HERE}/activities?query=%3D%3D", 400, "Activities"),
    (f"{HERE}/activities/nobody/{NOBODY}", 404, "Not found"),
    (f"{HERE}/batch-operations/nobody", 404, "Not found"),
    (f"{HERE}/workers/nobody", 404, "Not found"),
]


@pytest.mark.parametrize("path, status, heading", TROUBLES, ids=lambda value: str(value)[:60])
async def test_what_is_not_there_has_a_page_that_says_so(plain, path, status, heading):
    await plain.open(path, status)
    assert await plain.page.inner_text("h1") == heading
    if await plain.page.locator(".error-page").count():
        paragraphs = await plain.page.locator(".error-page p").all_inner_texts()
        assert len(paragraphs) >= 3 and all(paragraphs), "what happened, what to do, and a way back"
        assert (await plain.page.request.get(plain.base + await plain.page.get_attribute(".error-page a", "href"))).status in (200, 404)


async def test_an_error_page_is_for_everybody(fresh):
    await fresh.open("/nowhere", 404)
    assert not await fresh.violations()


async def form_token(reader) -> str:
    await reader.open(f"{HERE}/search-attributes")
    return await reader.page.get_attribute("html", "data-token") or ""


async def test_a_form_from_elsewhere_is_not_taken(fresh, world):
    token = await form_token(fresh)
    target = fresh.base + world.paths["mailbox"] + "/terminate"
    request = fresh.page.request
    assert (await request.post(target, form={"reason": "x"})).status == 403
    assert (await request.post(target, form={"form-token": "guessed", "reason": "x"})).status == 403
    foreign = await request.post(target, form={"form-token": token}, headers={"origin": "http://evil.example"})
    assert foreign.status == 403 and "The form is too old" in await foreign.text()
    assert (await request.post(f"{fresh.base}{HERE}/batch-operations", form={"form-token": token})).status == 405
    assert (await world.client.get_workflow_handle("mailbox").describe()).close_time is None


async def test_every_answer_binds_the_browser(fresh):
    for path in ("/nowhere", f"{HERE}/workflows", "/import"):
        headers = (await fresh.page.request.get(fresh.base + path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store"


FORMS = [
    f"{HERE}/workflows/start", f"{HERE}/schedules/create", f"{HERE}/activities/start", "/namespaces/create", f"{HERE}/search-attributes", "/nexus/create",
    "/import", *(f"{{own}}/{name}" for name in ("signal", "reset", "delete", "queries", "updates")), "{schedule}/edit",
    "{completed}/cancel",
]


@pytest.mark.parametrize("path", FORMS)
async def test_a_form_gives_attacks_back_as_text(fresh, world, path):
    """Fills every field of the page's largest form with attacks and sends it: what comes back is inert."""
    page = fresh.page
    _, own = await world.start(Mailbox.run) if "{own}" in path else (None, "")
    answer = await page.goto(fresh.base + path.format(own=own, **world.paths))
    assert answer.status < 500
    await page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")
    filled = await page.evaluate(
        """texts => {
          const forms = [...document.querySelectorAll('main form[method=post]')].sort((a, b) => b.elements.length - a.elements.length);
          if (!forms.length) return 0;
          forms[0].noValidate = true;
          const fields = [...forms[0].elements].filter(field => field.matches('textarea, input:not([type]), input[type=text], input[type=search]'));
          fields.forEach((field, index) => field.value = texts[index % texts.length]);
          return fields.length;
        }""",
        EVIL,
    )
    assert filled or "reset" in path or "cancel" in path, "no field was filled"
    if filled:
        async with page.expect_navigation() as sent:
            await page.evaluate(
                "[...document.querySelectorAll('main form[method=post]')].sort((a, b) => b.elements.length - a.elements.length)[0].requestSubmit()"
            )
        assert (await sent.value).status < 500 or "nexus" in path  # which this server does not have yet
    assert not await fresh.intruders()
    for status in (400, 404, 409, 501):
        fresh.forgive(status)


ADDRESSES = [
    f"{HERE}/workflows?query={{}}", f"{HERE}/workflows?sort={{}}&size={{}}&token={{}}", f"{HERE}/schedules?query={{}}", f"{HERE}/activities?query={{}}",
    f"{HERE}/workers?query={{}}", f"{HERE}/workflows/start?id={{}}&type={{}}&queue={{}}", f"{HERE}/task-queues?queue={{}}", f"{HERE}/task-queues/{{}}",
    f"{HERE}/workflow-list/columns?back={{}}", "/namespaces/{}/workflows", "/{}", f"{HERE}/workflows/{{}}/{{}}/history?text={{}}&view={{}}",
]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_an_address_full_of_attacks_is_shown_as_text(reader, world, address):
    reader.clear()
    for text in (*EVIL[:3], EVIL[4], EVIL_ID):
        answer = await reader.page.goto(reader.base + address.replace("{}", urllib.parse.quote(text, safe="")))
        assert answer.status < 500, text
        assert not await reader.intruders()
    assert not [error for error in reader.errors if "status of 4" not in error]


async def test_a_word_in_a_cookie_is_only_a_word(fresh):
    for name in ("temporal-flash", "temporal-theme", "temporal-time", "temporal-columns"):
        value = "." + urllib.parse.quote(EVIL[1])
        await fresh.page.context.add_cookies([{"name": name, "value": value, "url": fresh.base}])
    await fresh.open(f"{HERE}/workflows")
    assert EVIL[1] in await fresh.flash() and not await fresh.intruders()
