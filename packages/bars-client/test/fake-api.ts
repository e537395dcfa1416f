import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A request that the {@link FakeApi} received. */
export interface ReceivedRequest {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** An answer of the {@link FakeApi}. `drop` closes the connection instead. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly drop?: 'before' | 'within';
}

/** An HTTP server that answers as the test says, and records the requests. */
export class FakeApi {
  public readonly requests: ReceivedRequest[] = [];
  private server: Server | undefined;

  public constructor(private readonly answer: (request: ReceivedRequest, count: number) => FakeAnswer) {}

  public get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  /** The paths and queries of the requests. */
  public get paths(): string[] {
    return this.requests.map(({ url }) => url);
  }

  public async start(): Promise<this> {
    this.server = createServer((request, response) => this.respond(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return this;
  }

  public async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server?.close(resolve);
      this.server?.closeAllConnections();
    });
  }

  private respond({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
    const request = { url, headers };
    this.requests.push(request);
    const { status = 200, headers: added = {}, body, drop } = this.answer(request, this.requests.length);
    if (drop === 'before') {
      response.destroy();
      return;
    }
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
    response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip', ...added });
    if (drop === 'within') {
      response.write(gzipSync(text).subarray(0, 5), () => response.destroy());
      return;
    }
    response.end(status === 304 ? undefined : gzipSync(text));
  }
}
