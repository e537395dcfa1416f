import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';

import { freePort } from '../../src/emulator/free-port';
import { describeListener, isMiniStackHealthy } from '../../src/emulator/port-listener';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('freePort', () => {
  it('finds a port on which a server can listen', async () => {
    const port = await freePort();

    expect(await listen(createServer(), port)).toBe(port);
  });
});

describe('describeListener', () => {
  it('finds nothing on a free port', async () => {
    expect(await describeListener(await freePort())).toBeUndefined();
  });

  test.each([
    ['an HTTP server', 404, '', undefined],
    ['an HTTP server (nginx)', 200, '', 'nginx'],
    ['an HTTP server', 500, '{"services":{}}', undefined],
    ['another MiniStack, not started from this checkout', 200, '{"services":{}}', undefined],
  ])('recognises %s that answers %i %j', async (expected, status, text, name) => {
    const server = createHttpServer((_, response) => {
      response.writeHead(status, name === undefined ? {} : { server: name }).end(text);
    });

    expect(await describeListener(await listen(server))).toBe(expected);
  });

  it('recognises a program that speaks something else', async () => {
    const server = createServer((socket) => {
      socket.once('error', () => socket.destroy()).end('220 mail.example ESMTP\r\n');
    });

    expect(await describeListener(await listen(server))).toBe('a program that does not answer HTTP');
  });
});

describe('isMiniStackHealthy', () => {
  it('asks for the health of the emulator', async () => {
    const server = createHttpServer(({ url }, response) => {
      response.end(url === '/_ministack/health' ? '{"services":{"s3":"available"}}' : '');
    });

    expect(await isMiniStackHealthy(await listen(server))).toBe(true);
    expect(await isMiniStackHealthy(await freePort())).toBe(false);
  });
});

async function listen(server: Server, port = 0): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
