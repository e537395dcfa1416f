import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createRecord, isStillOurs, readRecord, removeRecord } from '../../src/emulator/emulator-record';
import { temporaryFolder } from '@trading/cli/testing';
import { makeCertificate } from './test-certificate';

const RECORD = { pid: 4711, port: 4566, startedAt: '2026-01-01T00:00:00.000Z', executable: '/checkout/server/main.py' };

describe('the record of an emulator', () => {
  it('is read as it was written until it is deleted', () => {
    const directory = temporaryFolder();
    expect(readRecord(directory)).toBeUndefined();

    createRecord(directory, RECORD);
    expect(readRecord(directory)).toEqual(RECORD);

    removeRecord(directory);
    expect(readRecord(directory)).toBeUndefined();
  });

  it('does not replace an existing record', () => {
    const directory = temporaryFolder();
    createRecord(directory, RECORD);

    expect(() => {
      createRecord(directory, { ...RECORD, pid: 4712 });
    }).toThrow('EEXIST');
    expect(readRecord(directory)).toEqual(RECORD);
  });

  test.each([
    '',
    'not json',
    'null',
    '[]',
    JSON.stringify({ ...RECORD, pid: -1 }),
    JSON.stringify({ ...RECORD, pid: 0 }),
    JSON.stringify({ ...RECORD, pid: 1.5 }),
    JSON.stringify({ ...RECORD, port: undefined }),
    JSON.stringify({ ...RECORD, startedAt: undefined }),
    JSON.stringify({ ...RECORD, executable: '' }),
  ])('is ignored when it is damaged: %j', (text) => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'emulator.json'), text);

    expect(readRecord(directory)).toBeUndefined();
  });
});

describe('isStillOurs', () => {
  it('is true for a process that runs the recorded program', async () => {
    const record = { ...RECORD, pid: process.pid };

    expect(await isStillOurs(temporaryFolder(), { ...record, executable: 'jest' })).toBe(true);
    expect(await isStillOurs(temporaryFolder(), { ...record, executable: '/checkout/server/main.py' })).toBe(false);
  });

  it('is false for a process that has ended, even if the emulator answers on its port', async () => {
    const directory = temporaryFolder();
    const tls = join(directory, 'tls');
    makeCertificate(tls);
    const identity = { cert: readFileSync(join(tls, 'server.crt')), key: readFileSync(join(tls, 'server.key')) };
    const server = createServer(identity, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { pid } = spawnSync(process.execPath, ['-e', '']);

    expect(await isStillOurs(directory, { ...RECORD, pid, port })).toBe(false);

    server.close();
  });
});
