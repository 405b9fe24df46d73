"""Text that becomes code, or breaks a page, where it is not put out as text."""

EVIL = [
    "<script>window.attacked=1</script>",
    "\"><img src=x onerror=window.attacked=2>",
    "'><svg onload=window.attacked=3>",
    "javascript:window.attacked=4",
    "</pre></textarea></title><iframe srcdoc='<script>parent.attacked=5</script>'></iframe>",
    "[click](javascript:window.attacked=6) ![](x\" onerror=\"window.attacked=7)",
    "{{shell.formToken}} {{{page}}} ${window.attacked=8} <%= 1 %>",
    "&lt;b&gt; &amp;lt; \u202egnp.exe \u0007 \ud7ff \U0001f3ad\u200d",
    "../../../..//evil.example/%2e%2e%2f?x=<a href=//evil.example>",
]
# As an id it is also a part of addresses.
EVIL_ID = "evil/%2F?#\"'><img src=x onerror=window.attacked=9>&amp;\u202e é"
