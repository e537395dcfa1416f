"""A check of our own for Schemathesis."""

import schemathesis
from schemathesis import GenerationMode

# The parameters with a rule that no schema states: `cursor` belongs to one request, `to` is after `from`, `interval` is not
# shorter than the stored one, `limit` is at least the number of symbols, which are different, and `tz` exists.
RELATED = {"calendar", "cursor", "from", "interval", "limit", "resolution", "symbols", "to", "tz"}


@schemathesis.check
def valid_requests_are_accepted(ctx, response, case):
    """A request that the document allows is rejected only because of a rule that it cannot state."""
    meta = case.meta
    if meta is None or meta.generation.mode != GenerationMode.POSITIVE or response.status_code != 400:
        return
    if case.method == "HEAD":
        return
    problem = response.json()
    if problem.get("type") != "/docs#problem-invalid-parameter" or problem.get("parameter") not in RELATED:
        raise AssertionError(f"A valid request was rejected: {problem}")
