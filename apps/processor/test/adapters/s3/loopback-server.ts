import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the server has received. */
export interface ReceivedRequest {
  readonly method: string | undefined;
  /** The path and query as they were sent. */
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Answers a request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An HTTP server on the loopback interface that gives its answers one after the other, and the last one again and again. */
export class LoopbackServer {
  public readonly requests: ReceivedRequest[] = [];
  /** The number of connections that were opened. */
  public connections = 0;
  private answers: readonly Answer[] = [];
  private readonly server = createServer((request, response) => {
    const { method, url, headers } = request;
    const answer = this.answers[Math.min(this.requests.length, this.answers.length - 1)];
    this.requests.push({ method, url, headers });
    answer?.(response, request);
  }).on('connection', () => (this.connections += 1));

  public async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public willAnswer(...answers: readonly Answer[]): void {
    this.answers = answers;
  }

  /** Ends all connections. */
  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answers with a status, a body and headers. */
export function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Ends the connection without an answer. */
export const hangUp: Answer = (_response, request) => request.socket.destroy();

/** Promises more bytes than it sends, and ends the connection. */
export function answerInPart(status: number, body: string): Answer {
  return (response) => {
    response.writeHead(status, { 'content-length': String(body.length + 1) });
    response.write(body, () => response.destroy());
  };
}
