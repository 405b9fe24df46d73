"""Turns answers into plain data that is the same on every run: what a server invents becomes a stable placeholder.

The same id always becomes the same placeholder within one scenario, so that relations between ids (this close event names that
new run) are compared although the ids themselves differ. Durations, counts, texts and enum names are kept.
"""

import json
import re
from collections.abc import Sequence

from google.protobuf import descriptor_pool, message_factory
from google.protobuf.descriptor import FieldDescriptor

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SUFFIX = re.compile(r"~[0-9a-f]{8}")
_DATE = re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT")
_PORT = re.compile(r"(127\.0\.0\.1|localhost):\d+")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?(Z|[+-]\d{4} \w+))?")
_LONGEST_TEXT = 200

# Numbers that depend on a server's storage or on its clock, never on the rules.
_VOLATILE = {
    "task_id": "<number>",
    "history_size_bytes": "<size>",
    "state_transition_count": "<count>",
    "failover_version": "<number>",
    "version": "<number>",
    "server_version": "<version>",
    "state_size_bytes": "<size>",
    "execution_duration": "<duration>",
    "initial_skipped_duration": "<duration>",
}
# Left out: hints that depend on how long a poll happened to wait, and reset points (WF-20), which nothing here is about.
_DROPPED = {"poller_scaling_decision", "backlog_count_hint", "auto_reset_points", "prev_auto_reset_points"}
_TOKENS = {"task_token": "<token>", "next_page_token": "<page>"}


class Normaliser:
    """Holds the placeholders given out so far in one scenario."""

    def __init__(self):
        self._ids = {}
        self._kinds = {}

    def value(self, value, field=""):
        """Any answer, as JSON-able data."""
        if hasattr(value, "DESCRIPTOR"):
            return self._message(value)
        if isinstance(value, dict):
            return {self.text(str(k)): self.value(v, str(k)) for k, v in sorted(value.items())}
        if isinstance(value, bytes):
            return _bytes(value)
        if isinstance(value, str):
            return self.text(value, field)
        if isinstance(value, Sequence):
            return [self.value(v, field) for v in value]
        return value

    def json(self, value, name=""):
        """JSON as the HTTP API writes it, whose members are fields under other names."""
        field = _snake(name)
        if field in _VOLATILE and not isinstance(value, dict | list):
            return _VOLATILE[field]
        if field in _TOKENS:
            return _TOKENS[field]
        if isinstance(value, dict):
            kept = {key: inner for key, inner in value.items() if _snake(key) not in _DROPPED and key != "taskId"}
            return {self.text(key): self.json(inner, key) for key, inner in sorted(kept.items())}
        if isinstance(value, list):
            return [self.json(inner, name) for inner in value]
        return self.text(value, field) if isinstance(value, str) else value

    def text(self, text, field=""):
        """A text with every invented id and time in it replaced."""
        text = _SUFFIX.sub("", text)
        text = _UUID.sub(lambda match: self._placeholder(match.group(), field or text[: match.start()][-12:]), text)
        text = _CLOCK.sub("<time>", text)
        text = _DATE.sub("<date>", text)
        text = _PORT.sub(r"\1:<port>", text)
        # Go prints protobuf messages with one space or two or one that does not break, by the build.
        text = text.replace("\u00a0", " ").replace("  ", " ")
        return text if len(text) <= 4 * _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}... <{len(text)} characters>"

    def _placeholder(self, identifier, context):
        """`context` is the name of the field, or the words before an id in a sentence."""
        if identifier not in self._ids:
            kind = "run" if "run" in context.lower() else "id"
            self._kinds[kind] = self._kinds.get(kind, 0) + 1
            self._ids[identifier] = f"<{kind}-{self._kinds[kind]}>"
        return self._ids[identifier]

    def _message(self, message):
        special = _SPECIAL.get(message.DESCRIPTOR.full_name)
        if special:
            return special(self, message)
        return self._fields(message)

    def _fields(self, message):
        plain = {}
        for field, value in message.ListFields():
            if field.name in _DROPPED:
                continue
            plain[field.name] = self._field(field, value)
        return plain

    def _field(self, field, value):
        if field.message_type and field.message_type.GetOptions().map_entry:
            value_field = field.message_type.fields_by_name["value"]
            return {self.text(str(key)): self._one(value_field, value[key]) for key in sorted(value)}
        if field.is_repeated:
            return [self._one(field, item) for item in value]
        return self._one(field, value)

    def _one(self, field, value):
        message = field.type == FieldDescriptor.TYPE_MESSAGE and field.message_type.full_name != "google.protobuf.Duration"
        if field.name in _VOLATILE and not message:
            return _VOLATILE[field.name]
        if field.name in _TOKENS:
            return _TOKENS[field.name]
        if field.type == FieldDescriptor.TYPE_MESSAGE:
            return self._message(value)
        if field.type == FieldDescriptor.TYPE_ENUM:
            known = field.enum_type.values_by_number.get(value)
            return known.name if known else value
        if field.name == "request_id" and _UUID.fullmatch(value):
            # Servers invent these where a caller gave none, and nobody else ever sees them.
            return "<request>"
        return self.value(value, field.name)

    def _event(self, event):
        plain = {"event": f"{event.event_id} {_camel(type(event), event.event_type)}"}
        for field, value in event.ListFields():
            if field.name in ("event_id", "event_type", "event_time", "task_id", "version"):
                continue
            name = "attributes" if field.name.endswith("_event_attributes") else field.name
            plain[name] = self._field(field, value)
        return plain

    def _payload(self, payload):
        encoding = payload.metadata.get("encoding", b"").decode(errors="replace")
        if encoding == "json/plain":
            try:
                plain = {"json": self.value(json.loads(payload.data))}
            except ValueError:
                plain = {"broken json": _bytes(payload.data)}
        elif encoding == "binary/null":
            plain = {"null": True}
        else:
            plain = {"encoding": encoding, "data": _bytes(payload.data)}
        others = {k: _bytes(payload.metadata[k]) for k in sorted(payload.metadata) if k != "encoding"}
        return {**plain, **({"metadata": others} if others else {})}

    def _any(self, packed):
        name = packed.type_url.rsplit("/", 1)[-1]
        try:
            descriptor = descriptor_pool.Default().FindMessageTypeByName(name)
        except KeyError:
            return {"@type": name}
        message = message_factory.GetMessageClass(descriptor).FromString(packed.value)
        return {"@type": name.rsplit(".", 1)[-1], **self._fields(message)}

    def _duration(self, duration):
        seconds = duration.seconds + duration.nanos / 1e9
        # Some durations are differences of two clock readings: milliseconds are as exact as they can be compared.
        return f"{round(seconds, 3):.10g}s"

    def _payloads(self, payloads):
        return [self._payload(item) for item in payloads.payloads]


_SPECIAL = {
    "google.protobuf.Timestamp": lambda _, time: "<time>" if time.seconds > 0 else "<zero time>",
    "google.protobuf.Duration": Normaliser._duration,
    "google.protobuf.Any": Normaliser._any,
    "temporal.api.common.v1.Payload": Normaliser._payload,
    "temporal.api.common.v1.Payloads": Normaliser._payloads,
    "temporal.api.history.v1.HistoryEvent": Normaliser._event,
}


def _snake(name):
    return re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), name)


def _camel(message_type, number):
    name = message_type.DESCRIPTOR.fields_by_name["event_type"].enum_type.values_by_number[number].name
    return "".join(part.capitalize() for part in name.removeprefix("EVENT_TYPE_").split("_"))


def _bytes(data):
    if len(data) > _LONGEST_TEXT:
        return f"<{len(data)} bytes>"
    try:
        return data.decode()
    except UnicodeDecodeError:
        return f"<{len(data)} bytes>"
