import { join } from 'node:path';

/** The path of an executable in a Python virtual environment, such as `python` or `ministack`. */
export function executableIn(virtualEnvironment: string, name: string): string {
  return process.platform === 'win32'
    ? join(virtualEnvironment, 'Scripts', `${name}.exe`)
    : join(virtualEnvironment, 'bin', name);
}
