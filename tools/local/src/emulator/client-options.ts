import { readFileSync } from 'node:fs';

import type { RunningEmulator } from './emulator';
import { emulatorFiles } from './emulator-files';

/** Options that a client of the AWS SDK for JavaScript needs in addition to the environment variables. */
export interface ClientOptions {
  readonly requestHandler?: { readonly httpsAgent: { readonly ca: string } };
}

/**
 * Makes a client in this process trust the emulator's certificate.
 *
 * Node reads `NODE_EXTRA_CA_CERTS` only when a process starts.
 */
export function clientOptions({ directory }: Pick<RunningEmulator, 'directory'>): ClientOptions {
  return { requestHandler: { httpsAgent: { ca: readFileSync(emulatorFiles(directory).certificate, 'utf8') } } };
}
