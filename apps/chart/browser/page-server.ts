import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { FakeApi } from './fake-api';

const SITE = join(__dirname, '../dist/site');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The built page and an API behind one origin on loopback, with the content security policy of the deployment. */
export class PageServer {
  /** The content of `/config.json`. */
  public config: object | undefined = { auth: null };
  /** The token that the API asks for. */
  public token: string | undefined;
  /** The address of an API that answers instead of the fake. */
  public apiUrl: string | undefined;
  /** Origins that the page may connect to, besides its own. */
  public connectSources: readonly string[] = [];
  private held: Promise<void> = Promise.resolve();
  private readonly server: Server;
  private readonly policy = readFileSync(join(__dirname, '../dist/content-security-policy.txt'), 'utf8').trim();

  public constructor(public api: FakeApi) {
    this.server = createServer((request, response) => this.serve(request, response));
  }

  public get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url!, this.origin);
    if (pathname.startsWith('/v1/') && this.apiUrl !== undefined) void this.forward(request, response, this.apiUrl);
    else if (pathname.startsWith('/v1/')) void this.serveApi(request, response, pathname, searchParams);
    else if (pathname === '/config.json' && this.config)
      send(response, 200, 'application/json', JSON.stringify(this.config));
    else this.serveFile(response, pathname === '/' ? '/index.html' : pathname);
  }

  /** Delays the answers with bars. @returns a function that lets them go */
  public holdBars(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  private async serveApi(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    if (path.startsWith('/v1/bars')) await this.held;
    const { authorization } = request.headers;
    const denied = this.token !== undefined && authorization !== `Bearer ${this.token}`;
    const { status, body } = denied ? { status: 401, body: { message: 'Unauthorized' } } : this.api.answer(path, query);
    const text = JSON.stringify(body);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const unchanged = status === 200 && request.headers['if-none-match'] === etag;
    this.api.log.push({ path, query, status: unchanged ? 304 : status, authorization });
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'private, no-cache');
    if (unchanged) response.writeHead(304).end();
    else send(response, status, status === 200 ? 'application/json' : 'application/problem+json', text);
  }

  private async forward(request: IncomingMessage, response: ServerResponse, apiUrl: string): Promise<void> {
    const etag = request.headers['if-none-match'];
    const answer = await fetch(`${apiUrl}${request.url}`, {
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    });
    const headers = ['content-type', 'etag', 'cache-control'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, Object.fromEntries(headers)).end(Buffer.from(await answer.arrayBuffer()));
  }

  private serveFile(response: ServerResponse, path: string): void {
    try {
      const content = readFileSync(join(SITE, path));
      response.setHeader(
        'content-security-policy',
        this.policy.replace("connect-src 'self'", ["connect-src 'self'", ...this.connectSources].join(' ')),
      );
      send(response, 200, CONTENT_TYPES[extname(path)] ?? 'application/octet-stream', content);
    } catch {
      send(response, 404, 'text/plain', 'Not found');
    }
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
}
