import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureCredentials, readCredentials } from '../../src/emulator/credentials';
import { CredentialsError } from '../../src/emulator/errors';
import { temporaryFolder } from '@trading/cli/testing';

describe('ensureCredentials', () => {
  it('creates credentials once, in a file that only the user can read', () => {
    const directory = temporaryFolder();

    const credentials = ensureCredentials(directory);

    expect(credentials).toEqual({
      accessKeyId: expect.stringMatching(/^LOCAL[0-9A-F]{20}$/),
      secretAccessKey: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(ensureCredentials(directory)).toEqual(credentials);
    expect(readCredentials(directory)).toEqual(credentials);
    expect(readdirSync(directory)).toEqual(['credentials.json']);
    expect(statSync(join(directory, 'credentials.json')).mode & 0o777).toBe(0o600);
  });

  it('creates different credentials in each folder', () => {
    const [one, other] = [ensureCredentials(temporaryFolder()), ensureCredentials(temporaryFolder())];

    expect(one.accessKeyId).not.toBe(other.accessKeyId);
    expect(one.secretAccessKey).not.toBe(other.secretAccessKey);
  });

  test.each<[string, (path: string) => void]>([
    ['deleted', (path) => rmSync(path)],
    ['damaged', (path) => writeFileSync(path, '{')],
    ['incomplete', (path) => writeFileSync(path, '{"accessKeyId":"LOCAL"}')],
    ['readable by the group', (path) => chmodSync(path, 0o640)],
    ['readable by everybody', (path) => chmodSync(path, 0o604)],
  ])('replaces credentials whose file is %s', (_, change) => {
    const directory = temporaryFolder();
    const before = ensureCredentials(directory);
    change(join(directory, 'credentials.json'));

    expect(() => readCredentials(directory)).toThrow(CredentialsError);
    const after = ensureCredentials(directory);

    expect(after.secretAccessKey).not.toBe(before.secretAccessKey);
    expect(readCredentials(directory)).toEqual(after);
  });
});

describe('readCredentials', () => {
  it('says how the credentials are replaced', () => {
    const directory = temporaryFolder();
    const path = join(directory, 'credentials.json');
    ensureCredentials(directory);
    chmodSync(path, 0o644);

    expect(() => readCredentials(directory)).toThrow(
      `The emulator's credentials in ${path} cannot be used: expected mode 600, got: 644. ` +
        '`npx nx run local:emulator-start` restarts the emulator with new ones; its data is kept.',
    );
    expect(readFileSync(path, 'utf8')).toContain('LOCAL');
  });
});
