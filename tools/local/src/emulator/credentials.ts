import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { emulatorFiles } from './emulator-files';
import { CredentialsError } from './errors';

/** An access key of the emulator. Its owner is the root user of every emulated account. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * The credentials of the emulator in this folder.
 *
 * @throws CredentialsError when the file is missing or damaged, or when other users can read it.
 */
export function readCredentials(directory: string): Credentials {
  const { credentials: path } = emulatorFiles(directory);
  let mode: number;
  let text: string;
  try {
    ({ mode } = statSync(path));
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CredentialsError(path, code === 'ENOENT' ? 'the file is missing' : message);
  }
  // Windows has no such mode; there the user's folder protects the file.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new CredentialsError(path, `expected mode 600, got: ${(mode & 0o777).toString(8)}`);
  }
  return parse(path, text);
}

/** The credentials of the emulator in this folder; new ones if {@link readCredentials} rejects the file. */
export function ensureCredentials(directory: string): Credentials {
  const { credentials: path } = emulatorFiles(directory);
  try {
    return readCredentials(directory);
  } catch (error) {
    if (!(error instanceof CredentialsError)) throw error;
    rmSync(path, { force: true });
  }
  const made: Credentials = {
    // Does not look like an access key of AWS, which begins with AKIA.
    accessKeyId: `LOCAL${randomBytes(10).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString('base64url'),
  };
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename this fails if another start was quicker, whose file is then read.
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
  return readCredentials(directory);
}

function parse(path: string, text: string): Credentials {
  try {
    const { accessKeyId, secretAccessKey } = JSON.parse(text) as Partial<Credentials>;
    if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  } catch {
    // Reported below, as an incomplete file is.
  }
  throw new CredentialsError(path, 'expected JSON with `accessKeyId` and `secretAccessKey`');
}
