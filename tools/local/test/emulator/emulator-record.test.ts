import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createRecord, isStillOurs, readRecord, removeRecord } from '../../src/emulator/emulator-record';
import { temporaryFolder } from '@trading/cli/testing';

const RECORD = { pid: 4711, port: 4566, startedAt: '2026-01-01T00:00:00.000Z', executable: '/venv/bin/ministack' };

describe('the record of an emulator', () => {
  it('is read as it was written, until it is removed', () => {
    const directory = temporaryFolder();
    expect(readRecord(directory)).toBeUndefined();

    createRecord(directory, RECORD);
    expect(readRecord(directory)).toEqual(RECORD);

    removeRecord(directory);
    expect(readRecord(directory)).toBeUndefined();
  });

  it('does not replace one that is there', () => {
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
  ])('counts as none when it is damaged: %j', (text) => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'emulator.json'), text);

    expect(readRecord(directory)).toBeUndefined();
  });
});

describe('isStillOurs', () => {
  it('holds for a process that runs the recorded program', async () => {
    const record = { ...RECORD, pid: process.pid };

    expect(await isStillOurs({ ...record, executable: 'jest' })).toBe(true);
    expect(await isStillOurs({ ...record, executable: '/venv/bin/ministack' })).toBe(false);
  });

  it('does not hold for a process that has ended, though a MiniStack answers on its port', async () => {
    const server = createServer((_, response) => response.end('{"services":{}}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { pid } = spawnSync(process.execPath, ['-e', '']);

    expect(await isStillOurs({ ...RECORD, pid, port })).toBe(false);

    server.close();
  });
});
