"""Starts MiniStack on one port of 127.0.0.1, over TLS and behind the guard.

The environment variables are MiniStack's; the argument is the folder of the TLS certificate. MiniStack's own command is
not used because it would also listen on port 443, without the guard.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from pathlib import Path

from certificate import ensure_certificate
from queue_urls import update_queue_urls


def main() -> None:
    port = int(os.environ["GATEWAY_PORT"])
    update_queue_urls(Path(os.environ["STATE_DIR"]), port)
    certificate, key = ensure_certificate(Path(sys.argv[1]))
    # MiniStack makes its functions trust this certificate.
    os.environ["MINISTACK_SSL_CERT"] = str(certificate)
    os.environ["MINISTACK_SSL_KEY"] = str(key)

    from hypercorn.asyncio import serve
    from hypercorn.config import Config
    from ministack.app import app

    from guard import Guard
    from http_apis import omit_missing_path_parameters, serve_api_origins

    serve_api_origins()
    omit_missing_path_parameters()
    make_function_credentials_unpredictable()
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.certfile, config.keyfile = str(certificate), str(key)
    config.alpn_protocols = ["http/1.1"]
    config.keep_alive_timeout = 75
    asyncio.run(serve(Guard(app, port), config))


def make_function_credentials_unpredictable() -> None:
    """Mixes a random value into the credentials of functions.

    MiniStack derives them from the ARNs of the function and its role, which are the same in every installation.
    """
    from ministack.core import lambda_runtime

    derive = lambda_runtime.execution_credentials
    salt = secrets.token_hex(32)
    lambda_runtime.execution_credentials = lambda function: derive(
        {**function, "FunctionArn": f"{function['FunctionArn']}:{salt}"}
    )


if __name__ == "__main__":
    main()
