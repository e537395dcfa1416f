"""Serves the pages that are deployed behind CloudFront, to browsers as well.

Requests for pages go to their distribution and to no other part of MiniStack, whatever their path and headers are.
"""

from __future__ import annotations

from urllib.parse import parse_qs, unquote

from ministack import app as ministack
from ministack.core.iam_evaluator import pin_request_origin
from ministack.core.responses import set_request_account_id, set_request_region

from policy import Rejected, Request


async def serve_page(label: str, request: Request, scope, send) -> None:
    """Sends the answer of the distribution with this label. Raises Rejected if there is none."""
    cloudfront = ministack._get_module("cloudfront")
    account, distribution = _find_distribution(cloudfront, label)
    client, _port = scope.get("client") or ("127.0.0.1", 0)
    set_request_account_id(account)
    set_request_region(None)
    pin_request_origin(client, True)
    raw_path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    headers = {name: ", ".join(values) for name, values in request.headers.items()}
    status, response_headers, body = await cloudfront.handle_viewer_request(
        distribution,
        request.method,
        unquote(raw_path),
        raw_path,
        query,
        {**headers, "x-forwarded-proto": "https"},
        b"",
        parse_qs(query, keep_blank_values=True),
        client,
    )
    await ministack._send_response(send, status, response_headers, body, head=request.method == "HEAD")


def _find_distribution(cloudfront, label: str) -> tuple[str, dict]:
    """The account and the record of a distribution. Browsers name no account, so all accounts are searched."""
    for (account, _id), distribution in cloudfront._distributions.to_dict().items():
        if distribution["DomainName"] == f"{label}.cloudfront.net":
            return account, distribution
    raise Rejected(f"There is no CloudFront distribution {label!r}.")
