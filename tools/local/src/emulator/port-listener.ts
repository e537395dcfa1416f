import { connect } from 'node:net';

/** How long a listener on this machine gets to answer, in ms. */
const ANSWER_MS = 2_000;

/** Where the emulator on this port is reached. */
export function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Whether a MiniStack answers its health request on this port of 127.0.0.1. */
export async function isMiniStackHealthy(port: number): Promise<boolean> {
  const response = await get(port, '/_ministack/health');
  return response?.status === 200 && (await response.text()).includes('"services"');
}

/** What listens on this port of 127.0.0.1, in words for a message; undefined when nothing does. */
export async function describeListener(port: number): Promise<string | undefined> {
  if (!(await accepts(port))) return undefined;
  if (await isMiniStackHealthy(port)) return 'another MiniStack, not started from this checkout';
  const response = await get(port, '/');
  if (!response) return 'a program that does not answer HTTP';
  await response.body?.cancel();
  const server = response.headers.get('server');
  return server ? `an HTTP server (${server})` : 'an HTTP server';
}

async function get(port: number, path: string): Promise<Response | undefined> {
  try {
    return await fetch(`${endpointOf(port)}${path}`, {
      // A connection kept open would hold up the emulator when it is asked to end.
      headers: { connection: 'close' },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  } catch {
    return undefined;
  }
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
