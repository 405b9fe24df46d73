"""The HTTP API, asked without any client library: what goes over the wire is what a scenario says."""

import http.client
import json
import urllib.parse

from .servers import http_address

CALL_SECONDS = 30.0


def path(t, *parts, prefix="/api/v1/namespaces/default"):
    """A path under the default namespace, its parts encoded."""
    return prefix + "".join("/" + urllib.parse.quote(part, safe="") for part in parts)


def ask(t, verb, where, body=None, headers=None):
    """(status, headers, text) of one request; a body that is no text goes as JSON."""
    connection = http.client.HTTPConnection(http_address(t.address), timeout=CALL_SECONDS)
    try:
        data = body if body is None or isinstance(body, str) else json.dumps(body)
        connection.request(verb, where, data, headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        connection.close()


def show(t, label, verb, where, body=None, headers=None, words=True):
    """Records status and JSON of one request, and returns the JSON; without `words`, only the code of an error."""
    status, _, text = ask(t, verb, where, body, headers)
    try:
        answer = json.loads(text)
    except ValueError:
        answer = {"no json": text}
    recorded = answer if words or status == 200 else {"code": answer.get("code")}
    t.steps.append({"step": label, "status": status, "answer": t.plain_json(recorded)})
    return answer


def events(answer):
    """The attributes of the events in a history's JSON, by type."""
    return {event["eventType"]: attributes(event) for event in answer["history"]["events"]}


def attributes(event):
    return next((value for key, value in event.items() if key.endswith("EventAttributes")), {})
