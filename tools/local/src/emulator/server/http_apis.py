"""Corrections of MiniStack's HTTP APIs, so that the same templates and functions work as in AWS."""

from __future__ import annotations

import asyncio
import http.client
import re
from urllib.parse import parse_qs, unquote

from ministack import app as ministack

API_HOST = re.compile(r"(?P<api>[a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\.cn)?")


def serve_api_origins() -> None:
    """Makes distributions forward requests to the APIs of this emulator, as CloudFront does to those of AWS.

    MiniStack refuses origins at hosts of AWS, except for those of load balancers and function URLs.
    """
    cloudfront = ministack._get_module("cloudfront")
    fetch_from_origin = cloudfront._fetch_from_origin

    async def fetch(origin, method, uri, query, headers, body, is_https, client_ip, forwarded_for, distribution_arn):
        host = cloudfront._normalize_origin_host(origin["domain_name"])
        api = API_HOST.fullmatch(host)
        if api is None:
            return await fetch_from_origin(
                origin, method, uri, query, headers, body, is_https, client_ip, forwarded_for, distribution_arn
            )
        _host, _port, uses_https = cloudfront._origin_connect_target(origin, is_https)
        if not uses_https:
            raise cloudfront.OriginUnreachable(f"{host} does not answer HTTP")
        sent = cloudfront._origin_request_headers(origin, headers, client_ip, forwarded_for)
        sent = {name.lower(): value for name, value in sent.items()}
        if sent["host"] != host:
            return _response(403, {"content-type": "application/json"}, b'{"message":"Forbidden"}')
        path = origin["origin_path"] + uri
        request = ministack._handle_execute_api_request(
            f"{api['api']}.execute-api.{ministack._MINISTACK_HOST}",
            unquote(path),
            method,
            sent,
            body,
            parse_qs(query, keep_blank_values=True),
            raw_path=path,
            raw_query_string=query,
        )
        try:
            return _response(*await asyncio.wait_for(request, origin["read_timeout"]))
        except asyncio.TimeoutError as error:
            raise cloudfront.OriginTimeout(f"{host} did not answer in time") from error

    cloudfront._fetch_from_origin = fetch


def omit_missing_path_parameters() -> None:
    """Leaves `pathParameters` out of the event of a route without parameters. MiniStack writes null, unlike AWS."""
    functions = ministack._get_module("lambda_svc")
    execute = functions._execute_function_with_config_scope

    def execute_without_null(record, event, *args, **kwargs):
        if isinstance(event, dict) and event.get("version") == "2.0" and event.get("pathParameters", "") is None:
            event = {name: value for name, value in event.items() if name != "pathParameters"}
        return execute(record, event, *args, **kwargs)

    functions._execute_function_with_config_scope = execute_without_null


def _response(status: int, headers: dict, body: bytes | str) -> tuple[int, str, dict, bytes]:
    lower = {name.lower(): value for name, value in headers.items()}
    return status, http.client.responses.get(status, ""), lower, body if isinstance(body, bytes) else body.encode()
