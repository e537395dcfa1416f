import { join } from 'node:path';

import { PythonMissingError } from '../../src/python/errors';
import { findPython, parsePythonVersion, pythonCandidates, pythonMissing, usable } from '../../src/python/python';
import { writeBrokenShim, writeFakePython } from '../emulator/fake-executables';
import { temporaryFolder } from '@trading/cli/testing';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('parsePythonVersion', () => {
  test.each([
    ['3.11.7\n', [3, 11, 7]],
    ['Python 3.10.0', [3, 10, 0]],
    ['3.14.0rc2', [3, 14, 0]],
    ['3.13', [3, 13, 0]],
    ['2.7.18', [2, 7, 18]],
    ['', undefined],
    ['pyenv: python3.12: command not found', undefined],
  ])('reads %j as %j', (text, version) => {
    expect(parsePythonVersion(text)).toEqual(version);
  });
});

describe('pythonCandidates', () => {
  const names = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

  test.each([
    ['the usual names', {}, 'linux', names],
    ['PYTHON first', { PYTHON: '/opt/python' }, 'darwin', ['/opt/python', ...names]],
    ['no PYTHON when it is empty', { PYTHON: '' }, 'linux', names],
    ['the launcher on Windows', {}, 'win32', [...names, 'py -3']],
  ] as const)('holds %s', (_, environment, platform, expected) => {
    const commands = pythonCandidates(environment, platform).map(({ command, args }) => [command, ...args].join(' '));
    expect(commands).toEqual(expected);
  });
});

describe('usable', () => {
  const python = { command: 'python3', args: [] };

  test.each([
    [[3, 10, 0], true, true],
    [[3, 14, 1], true, true],
    [[4, 0, 0], true, true],
    [[3, 9, 18], true, false],
    [[2, 7, 18], true, false],
    [[3, 11, 2], false, false],
    [undefined, true, false],
  ] as const)('returns version %j with venv %j: %j', (version, hasVenv, expected) => {
    expect(usable({ python, version, hasVenv })).toEqual(expected ? { python, version } : undefined);
  });
});

describe('pythonMissing', () => {
  test.each([
    ['linux', 'apt-get install python3 python3-venv'],
    ['darwin', 'brew install python'],
    ['win32', 'winget install Python.Python'],
  ] as const)('tells how to install Python on %s', (platform, command) => {
    expect(pythonMissing([], platform).message).toContain(command);
  });
});

describe('findPython', () => {
  it('returns the first recent and complete Python, and skips failing shims and old versions', async () => {
    const folder = temporaryFolder();
    writeBrokenShim(join(folder, 'python3'));
    writeFakePython(join(folder, 'python'), { version: '2.7.18' });
    writeFakePython(join(folder, 'python3.13'), { version: '3.13.0', hasVenv: false });
    writeFakePython(join(folder, 'python3.11'), { version: '3.11.7' });
    writeFakePython(join(folder, 'python3.10'), { version: '3.10.1' });

    expect(await findPython({ PATH: folder })).toEqual({
      python: { command: 'python3.11', args: [] },
      version: [3, 11, 7],
    });
  });

  it('prefers the Python that the variable PYTHON names', async () => {
    const folder = temporaryFolder();
    writeFakePython(join(folder, 'python3'), { version: '3.13.0' });
    const own = join(folder, 'own', 'python');
    writeFakePython(own, { version: '3.10.4' });

    expect((await findPython({ PATH: folder, PYTHON: own })).version).toEqual([3, 10, 4]);
  });

  it('lists the tried commands if there is no Python', async () => {
    const folder = temporaryFolder();

    const error = await errorOf(findPython({ PATH: folder }));

    expect(error).toBeInstanceOf(PythonMissingError);
    expect(error.name).toBe('PythonMissingError');
    expect(error.message).toContain('Expected Python 3.10 or newer, but found none');
    expect(error.message).toContain('python3: not found, or does not run');
    expect(error.message).toContain('set PYTHON to the path of one');
  });

  it('reports versions that are too old', async () => {
    const folder = temporaryFolder();
    writeFakePython(join(folder, 'python3'), { version: '3.8.18' });

    expect((await errorOf(findPython({ PATH: folder }))).message).toContain('python3: 3.8.18, too old');
  });

  it('suggests the venv package if only that is missing', async () => {
    const folder = temporaryFolder();
    writeFakePython(join(folder, 'python3'), { version: '3.11.2', hasVenv: false });

    const { message } = await errorOf(findPython({ PATH: folder }));

    expect(message).toContain('Python 3.11.2 is installed, but its `venv` or `ensurepip` module is missing');
    expect(message).toContain('sudo apt-get install python3-venv');
  });
});

async function errorOf(action: Promise<unknown>): Promise<Error> {
  try {
    await action;
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error');
}
