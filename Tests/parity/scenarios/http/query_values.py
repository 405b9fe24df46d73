"""A URL's query fills the request: by either name of a field, enums by name or number; unknown names are passed over (PL-07)."""

from harness import http


def run(t):
    t.start()
    where = http.path(t, "workflows", t.wf, "history")
    http.show(t, "one event a page", "GET", where + "?maximumPageSize=1")
    http.show(t, "the field's other name", "GET", where + "?maximum_page_size=1&mine=1")
    http.show(t, "no number", "GET", where + "?maximumPageSize=x", words=False)
    http.show(t, "twice", "GET", where + "?maximumPageSize=1&maximumPageSize=2")
    http.show(t, "no bool", "GET", "/api/v1/namespaces?namespaceFilter.includeDeleted=yes", words=False)
    http.show(t, "an enum by number", "GET", where + "?historyEventFilterType=1&maximumPageSize=1")
