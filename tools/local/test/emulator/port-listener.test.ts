import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';

import { freePort } from '../../src/emulator/free-port';
import { describeListener, isEmulatorHealthy } from '../../src/emulator/port-listener';
import { temporaryFolder } from '@trading/cli/testing';
import { makeCertificate } from './test-certificate';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('freePort', () => {
  it('finds a port that a server can listen on', async () => {
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
    ['the emulator of another checkout', 200, '{"status":"running"}', undefined],
  ])('recognises %s that answers %i %j', async (expected, status, text, name) => {
    const answer = (_: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(status, name === undefined ? {} : { server: name }).end(text);
    };

    expect(await describeListener(await listen(createHttpServer(answer)))).toBe(expected);
    expect(await describeListener(await listen(createHttpsServer(identity().keyPair, answer)))).toBe(expected);
  });

  it('recognises a program that speaks another protocol', async () => {
    const server = createServer((socket) => {
      socket.once('error', () => socket.destroy()).end('220 mail.example ESMTP\r\n');
    });

    expect(await describeListener(await listen(server))).toBe('a program that does not answer HTTP');
  });
});

describe('isEmulatorHealthy', () => {
  it('is true if the server with this certificate answers the health request', async () => {
    const own = identity();
    const answer = ({ url }: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(url === '/_ministack/health' ? 200 : 403).end();
    };
    const port = await listen(createHttpsServer(own.keyPair, answer));

    expect(await isEmulatorHealthy(port, own.certificate)).toBe(true);
    expect(await isEmulatorHealthy(port, identity().certificate)).toBe(false);
    expect(await isEmulatorHealthy(port, `${own.certificate}.missing`)).toBe(false);
    expect(await isEmulatorHealthy(await listen(createHttpServer(answer)), own.certificate)).toBe(false);
    expect(await isEmulatorHealthy(await freePort(), own.certificate)).toBe(false);
  });

  it('is false if the server rejects the health request', async () => {
    const own = identity();
    const server = createHttpsServer(own.keyPair, (_, response) => response.writeHead(403).end());

    expect(await isEmulatorHealthy(await listen(server), own.certificate)).toBe(false);
  });
});

/** A new certificate and its key. */
function identity() {
  const folder = temporaryFolder();
  makeCertificate(folder);
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  return { certificate, keyPair: { cert: readFileSync(certificate), key: readFileSync(key) } };
}

async function listen(server: Server, port = 0): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
