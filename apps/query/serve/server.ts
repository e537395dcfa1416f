import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Context } from '../src/operations/operation';
import { respond, type RequestRecord } from '../src/respond';
import { ROUTES, type Route } from '../src/routes';
import { toEvent } from './gateway';

/** A server of the API on the loopback interface. */
export interface ApiServer {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Options of a server. */
export interface ApiServerOptions {
  readonly context: Context;
  /**
   * The port.
   * @default - a free one
   */
  readonly port?: number;
  /** Receives a record of each request. */
  readonly report?: (record: RequestRecord) => void;
  /** @default - the routes of the API */
  readonly routes?: readonly Route[];
}

/** Starts a server that calls the function's code as the HTTP API does. */
export async function startServer({
  context,
  port = 0,
  report,
  routes = ROUTES,
}: ApiServerOptions): Promise<ApiServer> {
  const operations = new Map(routes.map(({ path, operation }) => [path, operation]));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = toEvent(request, routes, randomUUID());
    if (typeof event === 'number') {
      const message = event === 404 ? 'Not Found' : 'Bad Request';
      response.writeHead(event, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
      return;
    }
    const { result, record } = await respond(event, operations, context);
    report?.(record);
    const { statusCode = 200, headers = {}, body, isBase64Encoded = false } = result;
    const content = body === undefined ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    const length = content ? { 'content-length': content.length } : {};
    response.writeHead(statusCode, { ...(headers as Record<string, string>), ...length }).end(content);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(502).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
