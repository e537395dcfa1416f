import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import {
  emulatorStatus,
  startEmulator,
  stopEmulator,
  stopOutdatedEmulator,
  type RunningEmulator,
} from '../../src/emulator/emulator';
import { createRecord, type EmulatorRecord } from '../../src/emulator/emulator-record';
import {
  EmulatorFailedError,
  NotInstalledError,
  OtherPortError,
  PortTakenError,
  StartedTwiceError,
} from '../../src/emulator/errors';
import { freePort } from '../../src/emulator/free-port';
import { groupMembers, isRunning } from '../../src/emulator/processes';
import { temporaryFolder } from '@trading/cli/testing';
import { SERVER } from '../../src/emulator/server';
import { writeFakeEmulator, type FakeEmulator } from './fake-executables';
import { makeCertificate } from './test-certificate';

const endings: (() => unknown)[] = [];

/** The folder of the certificate that fake emulators serve. */
let certificate: string;

beforeAll(() => {
  certificate = temporaryFolder();
  makeCertificate(certificate);
});

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

describe('startEmulator', () => {
  it('starts the emulator and returns its address', async () => {
    const { start, directory, port } = await site();

    const emulator = await start();

    expect(emulator).toEqual({
      directory,
      pid: expect.any(Number),
      port,
      endpoint: `https://127.0.0.1:${port}`,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      logPath: join(directory, 'emulator.log'),
    });
    expect(await emulatorStatus({ directory })).toMatchObject({ healthy: true });
  });

  it('keeps the credentials, in a folder that only the user can read', async () => {
    const { start, directory } = await site();
    mkdirSync(directory, { mode: 0o755 });
    await start();
    const credentials = readFileSync(join(directory, 'credentials.json'), 'utf8');
    await stopEmulator({ directory });

    await start();

    expect(readFileSync(join(directory, 'credentials.json'), 'utf8')).toBe(credentials);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('returns the emulator if it already runs', async () => {
    const { start } = await site();
    const first = await start();

    expect(await start()).toEqual(first);
    expect(groupMembers(first.pid)).toEqual([first.pid]);
  });

  it('starts again after the emulator was killed', async () => {
    const { start } = await site();
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await until(() => !isRunning(first.pid));

    const second = await start();

    expect(second.pid).not.toBe(first.pid);
    expect(isRunning(second.pid)).toBe(true);
  });

  it('ignores a record whose process id now belongs to another process, and does not touch that process', async () => {
    const { start, directory, port } = await site();
    const stranger = await strangerProcess();
    writeRecord(directory, {
      pid: stranger,
      port,
      startedAt: '2026-01-01T00:00:00.000Z',
      executable: SERVER,
    });

    const emulator = await start();

    expect(emulator.pid).not.toBe(stranger);
    expect(isRunning(stranger)).toBe(true);
  });

  it('rejects another port while the emulator runs', async () => {
    const { start, port } = await site();
    const { pid } = await start();

    const other = start({ port: port + 1 });

    await expect(other).rejects.toThrow(OtherPortError);
    await expect(other).rejects.toThrow(
      `The emulator already runs on port ${port} (process ${pid}); the requested port is ${port + 1}. ` +
        `Stop it first, or set TRADING_EMULATOR_PORT=${port}.`,
    );
  });

  it('starts only one emulator when it is called twice at the same time', async () => {
    const { start, directory } = await site();

    const results = await Promise.allSettled([start(), start()]);

    const [won] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
    expect(lost).toBeInstanceOf(StartedTwiceError);
    expect(await emulatorStatus({ directory })).toEqual({ running: true, healthy: true, emulator: won });
  });

  it('names the program that has taken the port', async () => {
    const { start, directory } = await site();
    const port = await httpServer('');

    const refused = start({ port });

    await expect(refused).rejects.toThrow(PortTakenError);
    await expect(refused).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by an HTTP server. ` +
        'Stop that program, or set TRADING_EMULATOR_PORT to another port.',
    );
    expect(existsSync(join(directory, 'emulator.json'))).toBe(false);
  });

  it('recognises another MiniStack on the port', async () => {
    const { start } = await site();
    const port = await httpServer('{"services":{}}');

    await expect(start({ port })).rejects.toThrow('is taken by another MiniStack, not started from this checkout');
  });

  it('shows the end of the log when the emulator ends early, and leaves no record', async () => {
    const { start, directory } = await site({ dies: 'ModuleNotFoundError: no module named hypercorn' });

    const failed = start();

    await expect(failed).rejects.toThrow(EmulatorFailedError);
    await expect(failed).rejects.toThrow(
      `The last lines of ${join(directory, 'emulator.log')}:\n  ModuleNotFoundError: no module named hypercorn`,
    );
    expect(existsSync(join(directory, 'emulator.json'))).toBe(false);
  });

  it('stops an emulator that does not answer in time', async () => {
    const { start, directory } = await site({ silent: true });
    const failed = expect(start({ startSeconds: 0.5 })).rejects.toThrow(
      /did not answer on port \d+ within 0.5 s\. The last lines of/,
    );
    await until(() => existsSync(join(directory, 'emulator.json')));
    const { pid } = JSON.parse(readFileSync(join(directory, 'emulator.json'), 'utf8')) as { pid: number };

    await failed;
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(join(directory, 'emulator.json'))).toBe(false);
  });

  it('reports that the emulator is not installed', async () => {
    const { start, venv } = await site();

    await expect(start({ virtualEnvironment: join(venv, 'nowhere') })).rejects.toThrow(NotInstalledError);
  });

  it('passes no AWS settings of the user and no home folder to the emulator', async () => {
    const { start, directory } = await site();
    const own = {
      ...{ HOME: 'mine', USERPROFILE: 'mine', AWS_PROFILE: 'mine', AWS_SESSION_TOKEN: 'mine' },
      ...{ AWS_SECRET_ACCESS_KEY: 'mine', NODE_OPTIONS: '' },
    };
    const before = { ...process.env };
    Object.assign(process.env, own);
    try {
      await start();
    } finally {
      for (const name of Object.keys(own)) process.env[name] = before[name] ?? '';
    }

    const seen = JSON.parse(readFileSync(join(directory, 'environment.json'), 'utf8')) as NodeJS.ProcessEnv;
    expect(Object.values(seen)).not.toContain('mine');
    expect(seen).not.toHaveProperty('NODE_OPTIONS');
  });
});

describe('stopEmulator', () => {
  it('lets the emulator save its state and leaves nothing running', async () => {
    const { start, directory } = await site();
    const { pid } = await start();

    expect(await stopEmulator({ directory })).toBe(true);

    expect(readFileSync(join(directory, 'saved'), 'utf8')).toBe('on SIGTERM');
    expect(groupMembers(pid)).toEqual([]);
    expect(existsSync(join(directory, 'emulator.json'))).toBe(false);
  });

  it('stops a function that the emulator leaves behind', async () => {
    const { start, directory } = await site({ child: 'stays' });
    const { pid } = await start();
    const child = Number(readFileSync(join(directory, 'child.pid'), 'utf8'));
    expect(isRunning(child)).toBe(true);

    await stopEmulator({ directory });

    expect(isRunning(child)).toBe(false);
    expect(groupMembers(pid)).toEqual([]);
  });

  it('stops a function that the emulator waits for', async () => {
    const { start, directory } = await site({ child: 'awaited' });
    await start();
    const child = Number(readFileSync(join(directory, 'child.pid'), 'utf8'));

    await stopEmulator({ directory });

    expect(isRunning(child)).toBe(false);
    expect(existsSync(join(directory, 'saved'))).toBe(true);
  });

  it('returns false when there is nothing to stop', async () => {
    const { directory } = await site();

    expect(await stopEmulator({ directory })).toBe(false);
  });

  it('does not touch a process that got the id of the emulator', async () => {
    const { directory, port } = await site();
    const stranger = await strangerProcess();
    writeRecord(directory, {
      pid: stranger,
      port,
      startedAt: '2026-01-01T00:00:00.000Z',
      executable: SERVER,
    });

    expect(await stopEmulator({ directory })).toBe(false);

    expect(isRunning(stranger)).toBe(true);
    expect(existsSync(join(directory, 'emulator.json'))).toBe(false);
  });
});

describe('stopOutdatedEmulator', () => {
  it('leaves a current emulator running', async () => {
    const { start, directory } = await site();
    const { pid } = await start();

    expect(await stopOutdatedEmulator({ directory })).toBe(false);

    expect(isRunning(pid)).toBe(true);
  });

  test.each<[string, (directory: string) => void]>([
    [
      'whose record has no version, as before the guard',
      (directory) => changeRecord(directory, { version: undefined }),
    ],
    ['of other code', (directory) => changeRecord(directory, { version: 'other' })],
    ['whose credentials were deleted', (directory) => rmSync(join(directory, 'credentials.json'))],
    ['whose credentials others can read', (directory) => chmodSync(join(directory, 'credentials.json'), 0o644)],
  ])('stops an emulator %s, so that the next start works', async (_, change) => {
    const { start, directory } = await site();
    const { pid } = await start();
    change(directory);

    expect(await stopOutdatedEmulator({ directory })).toBe(true);

    expect(isRunning(pid)).toBe(false);
    await start();
    expect(await stopOutdatedEmulator({ directory })).toBe(false);
  });

  it('returns false when no emulator runs', async () => {
    const { directory } = await site();

    expect(await stopOutdatedEmulator({ directory })).toBe(false);
  });
});

describe('emulatorStatus', () => {
  it('reports whether the emulator runs', async () => {
    const { start, directory } = await site();
    expect(await emulatorStatus({ directory })).toEqual({ running: false });

    const emulator = await start();
    expect(await emulatorStatus({ directory })).toEqual({ running: true, healthy: true, emulator });

    await stopEmulator({ directory });
    expect(await emulatorStatus({ directory })).toEqual({ running: false });
  });

  it('distinguishes an emulator that runs from one that answers', async () => {
    const { start, directory } = await site({ silent: true });
    const failed = expect(start({ startSeconds: 1 })).rejects.toThrow(EmulatorFailedError);
    await until(() => existsSync(join(directory, 'emulator.json')));

    expect(await emulatorStatus({ directory })).toMatchObject({ running: true, healthy: false });

    await failed;
  });
});

interface Site {
  readonly directory: string;
  readonly venv: string;
  readonly port: number;
  readonly start: (other?: {
    port?: number;
    virtualEnvironment?: string;
    startSeconds?: number;
  }) => Promise<RunningEmulator>;
}

/** A folder with a fake emulator installed, and a free port for it. */
async function site(fake?: FakeEmulator): Promise<Site> {
  const folder = temporaryFolder();
  const venv = join(folder, 'python');
  const directory = join(folder, 'emulator');
  const port = await freePort();
  writeFakeEmulator(venv, certificate, fake);
  endings.push(() => stopEmulator({ directory }));
  const options = { directory, port, virtualEnvironment: venv };
  return { directory, venv, port, start: (other) => startEmulator({ ...options, ...other }) };
}

function writeRecord(directory: string, record: EmulatorRecord): void {
  mkdirSync(directory, { recursive: true });
  createRecord(directory, record);
}

/** Changes the record of a running emulator. */
function changeRecord(directory: string, change: Partial<Record<keyof EmulatorRecord, unknown>>): void {
  const path = join(directory, 'emulator.json');
  const record = JSON.parse(readFileSync(path, 'utf8')) as EmulatorRecord;
  writeFileSync(path, JSON.stringify({ ...record, ...change }));
}

/** The id of a process that does not belong to the emulator. */
async function strangerProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('spawn', resolve));
  endings.push(() => child.kill());
  return child.pid as number;
}

/** The port of an HTTP server that answers every request with this text. */
async function httpServer(text: string): Promise<number> {
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
