import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

const HEALTH_PATH = '/_ministack/health';

/** The time that a listener on this machine has to answer, in ms. */
const ANSWER_MS = 2_000;

/** The address of the emulator on this port. */
export function endpointOf(port: number): string {
  return `https://127.0.0.1:${port}`;
}

/**
 * True if the emulator answers its health request on this port of 127.0.0.1.
 *
 * @param certificate the path of its certificate. No other server has the key to it.
 */
export async function isEmulatorHealthy(port: number, certificate: string): Promise<boolean> {
  let ca: Buffer;
  try {
    ca = readFileSync(certificate);
  } catch {
    return false;
  }
  const answer = await get(httpsRequest, port, HEALTH_PATH, { ca });
  return answer?.status === 200;
}

/** A description of the program that listens on this port of 127.0.0.1; undefined if the port is free. */
export async function describeListener(port: number): Promise<string | undefined> {
  if (!(await accepts(port))) return undefined;
  const unverified = { rejectUnauthorized: false };
  const protocol = (await get(httpsRequest, port, '/', unverified)) ? httpsRequest : httpRequest;
  const health = await get(protocol, port, HEALTH_PATH, unverified);
  if (health?.status === 200 && health.body.includes('"services"')) {
    return 'another MiniStack, not started from this checkout';
  }
  if (health?.status === 200 && health.body === '{"status":"running"}') return 'the emulator of another checkout';
  const answer = await get(protocol, port, '/', unverified);
  if (!answer) return 'a program that does not answer HTTP';
  return answer.server ? `an HTTP server (${String(answer.server)})` : 'an HTTP server';
}

interface Answer {
  readonly status: number | undefined;
  readonly server: IncomingMessage['headers'][string];
  readonly body: string;
}

/** The answer to a GET request; undefined if the server does not answer. */
function get(
  request: typeof httpsRequest | typeof httpRequest,
  port: number,
  path: string,
  tls: Pick<RequestOptions, 'ca' | 'rejectUnauthorized'>,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const options: RequestOptions = {
      ...tls,
      host: '127.0.0.1',
      port,
      path,
      // A separate connection, closed at once: an open one would delay the emulator's end.
      agent: false,
      signal: AbortSignal.timeout(ANSWER_MS),
    };
    const fail = (): void => {
      resolve(undefined);
    };
    const read = (response: IncomingMessage): void => {
      text(response).then((body) => {
        resolve({ status: response.statusCode, server: response.headers.server, body });
      }, fail);
    };
    request(options, read).once('error', fail).end();
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: ANSWER_MS });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  });
}
