"""An ASGI middleware that lets only requests signed with this installation's credentials through to MiniStack.

Requests that read a deployed page need no signature, and reach nothing but that page.
"""

from __future__ import annotations

import json
import logging
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from ministack.core.iam_evaluator import (
    AmbiguousAccessKeyError,
    ResolvedCredential,
    find_iam_access_key_account,
    resolve_credential,
)
from ministack.core.responses import _account_from_sts_session
from ministack.core.sigv4 import (
    HeaderSignature,
    decode_header_value,
    header_signature_failure,
    request_time_failure,
)

from pages import serve_page
from policy import (
    Rejected,
    Request,
    check_origin,
    check_page_request,
    distribution_label,
    is_health_check,
    parse_authorization,
)

logger = logging.getLogger("guard")

EXPECTED = (
    "The local AWS emulator accepts only requests that are signed with the access key of its own installation; "
    "`npx nx run local:emulator-env` prints it."
)


class Guard:
    """Answers everything that the policy rejects with 403, and removes CORS headers from all other answers."""

    def __init__(self, app, port: int):
        self._app = app
        self._port = port

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, _without_cors(send))
        else:
            # No client of ours uses WebSockets, which browsers open without a preflight.
            logger.warning("Rejected %s %r: WebSockets are not accepted.", scope["type"], scope["path"])
            await send({"type": f"{scope['type']}.close", "code": 1008})

    async def _answer(self, scope, receive, send):
        request = _request_of(scope)
        try:
            label = distribution_label(request, self._port)
            if label is not None:
                await _answer_page(label, request, scope, send)
                return
            check_origin(request, self._port)
            if is_health_check(request):
                await _respond(send, 200, "application/json", b'{"status":"running"}')
                return
            signature = _signature_of(request)
            credential = _credential_of(signature.access_key_id, request)
            # Not before, so that a stranger cannot fill the memory.
            body = await _read(receive)
            if body is None:
                return
            _verify(signature, credential, request, scope["raw_path"].decode("latin-1"), body)
        except Rejected as rejected:
            _log(request, rejected)
            await _respond(send, 403, *_error(request, f"{rejected} {EXPECTED}"))
            return
        await self._app(scope, _replay(body, receive), send)


async def _answer_page(label: str, request: Request, scope, send) -> None:
    try:
        check_page_request(request)
        await serve_page(label, request, scope, send)
    except Rejected as rejected:
        _log(request, rejected)
        await _respond(send, 403, "text/plain; charset=utf-8", f"{rejected}\n".encode())


def _log(request: Request, rejected: Rejected) -> None:
    logger.warning("Rejected %s %r: %s", request.method, request.path, rejected)


def _request_of(scope) -> Request:
    headers: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), []).append(decode_header_value(value))
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return Request(scope["method"], scope["path"], query, headers)


def _signature_of(request: Request) -> HeaderSignature:
    parts = parse_authorization(request)
    return HeaderSignature(
        access_key_id=parts["access_key_id"],
        date_stamp=parts["date"],
        region=parts["region"],
        service=parts["service"],
        signed_headers=parts["signed_headers"],
        signature=parts["signature"],
        amz_date=request.only("x-amz-date"),
    )


def _credential_of(access_key_id: str, request: Request) -> ResolvedCredential:
    """The installation's own credentials, or those that MiniStack's IAM and STS issued to a caller who had them.

    An access key id of twelve digits chooses the emulated account; its secret is the installation's.
    """
    # MiniStack takes this one for the root user in every installation.
    if access_key_id != "test":
        try:
            account = _account_from_sts_session(access_key_id) or find_iam_access_key_account(access_key_id)
        except AmbiguousAccessKeyError:
            account = None
        if account is None and access_key_id.isdigit() and len(access_key_id) == 12:
            account = access_key_id
        token = request.only("x-amz-security-token") if "x-amz-security-token" in request.headers else ""
        credential = resolve_credential(access_key_id, account, token)
        if isinstance(credential, ResolvedCredential):
            return credential
    raise Rejected(f"The access key `{access_key_id}` or its session token is not valid here.")


def _verify(
    signature: HeaderSignature, credential: ResolvedCredential, request: Request, raw_path: str, body: bytes
) -> None:
    headers = {name: ",".join(values) for name, values in request.headers.items()}
    failure = request_time_failure(signature) or header_signature_failure(
        signature, credential.secret_access_key, request.method, raw_path, request.query, headers, body
    )
    if failure:
        raise Rejected(f"{failure[0]}: {failure[1].strip()}")


async def _read(receive) -> bytes | None:
    """The whole body; None if the client disconnects before its end."""
    chunks = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(chunks)


def _replay(body: bytes, receive):
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed():
        return messages.pop() if messages else await receive()

    return replayed


def _without_cors(send):
    async def filtered(message):
        if message["type"] == "http.response.start":
            headers = [
                (name, value)
                for name, value in message.get("headers", [])
                if not name.lower().startswith(b"access-control-")
            ]
            message = {**message, "headers": headers}
        await send(message)

    return filtered


async def _respond(send, status: int, content_type: str, body: bytes) -> None:
    headers = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _error(request: Request, message: str) -> tuple[str, bytes]:
    """The error in the protocol of the request, so that AWS's clients show its message."""
    content_type = ",".join(request.headers.get("content-type", []))
    if "json" in content_type:
        return "application/json", json.dumps({"__type": "AccessDeniedException", "message": message}).encode()
    error = f"<Error><Code>AccessDenied</Code><Message>{escape(message)}</Message></Error>"
    if content_type.startswith("application/x-www-form-urlencoded"):
        error = f"<ErrorResponse>{error}</ErrorResponse>"
    return "application/xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{error}'.encode()
