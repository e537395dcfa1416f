import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';

import { localPaths } from '../../src/emulator/local-paths';
import { SERVER } from '../../src/emulator/server';
import { executableIn } from '../../src/python/virtual-environment';

const PROGRAM = `
import pathlib, sys
sys.path.insert(0, sys.argv[1])
from certificate import ensure_certificate
ensure_certificate(pathlib.Path(sys.argv[2]))`;

/** Puts a certificate for 127.0.0.1 and its key into a folder, `server.crt` and `server.key`, as the emulator does. */
export function makeCertificate(folder: string): void {
  const python = executableIn(localPaths().virtualEnvironment, 'python');
  execFileSync(python, ['-B', '-c', PROGRAM, dirname(SERVER), folder]);
}
