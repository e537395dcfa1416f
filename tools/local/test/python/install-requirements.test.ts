import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { InstallFailedError } from '../../src/python/errors';
import { installRequirements } from '../../src/python/install-requirements';
import { writeFakePython, type FakePython } from '../emulator/fake-executables';
import { temporaryFolder } from '@trading/cli/testing';

describe('installRequirements', () => {
  it('creates a virtual environment and installs the requirements into it by their hashes', async () => {
    const { install, calls, folder, venv } = machine();
    const report: string[] = [];

    expect(await install({ report: (line) => report.push(line) })).toBe(true);

    const commands = calls().map(({ args }) => args.join(' '));
    expect(commands).toContain(`-m venv ${venv}`);
    expect(commands.at(-1)).toBe(
      '-m pip install --quiet --no-input --disable-pip-version-check ' +
        `--require-hashes --only-binary :all: --requirement ${join(folder, 'requirements.txt')}`,
    );
    expect(report).toEqual([
      `Creating a Python 3.11.7 environment in ${venv}`,
      'Installing MiniStack and checking each file against its hash',
    ]);
  });

  it('does nothing the second time', async () => {
    const { install, calls } = machine();
    await install();
    const before = calls().length;

    expect(await install()).toBe(false);

    expect(calls().slice(before)).toHaveLength(1);
    expect(calls().at(-1)?.args[0]).toBe('-c');
  });

  test.each<[string, (made: Machine) => void]>([
    [
      'other requirements',
      ({ folder }) => {
        writeFileSync(join(folder, 'requirements.txt'), 'ministack==2');
      },
    ],
    [
      'another minor version of Python',
      ({ venv, python }) => {
        writeFakePython(join(venv, 'bin', 'python'), { ...python, version: '3.12.1' });
      },
    ],
    [
      'its Python missing',
      ({ venv }) => {
        rmSync(join(venv, 'bin', 'python'));
      },
    ],
    [
      'its stamp missing, as after an interruption',
      ({ venv }) => {
        rmSync(join(venv, 'requirements.stamp'));
      },
    ],
  ])('rebuilds the environment with %s', async (_, change) => {
    const made = machine();
    await made.install();
    const leftover = join(made.venv, 'leftover');
    writeFileSync(leftover, '');
    change(made);

    expect(await made.install()).toBe(true);

    expect(existsSync(leftover)).toBe(false);
    expect(await made.install()).toBe(false);
  });

  it('keeps the environment if only the patch version of Python has changed', async () => {
    const { install, venv, python } = machine();
    await install();
    writeFakePython(join(venv, 'bin', 'python'), { ...python, version: '3.11.9' });

    expect(await install()).toBe(false);
  });

  it('shows the end of pip’s output if it fails, and tries again the next time', async () => {
    const { install, folder, venv } = machine({ pipError: 'THESE PACKAGES DO NOT MATCH THE HASHES' });

    const error = await install().catch((thrown: unknown) => thrown as InstallFailedError);

    expect(error).toBeInstanceOf(InstallFailedError);
    const log = `${venv}-install.log`;
    expect(error).toMatchObject({
      logPath: log,
      message:
        'Installing MiniStack with pip failed:\n  THESE PACKAGES DO NOT MATCH THE HASHES\n' +
        `The whole output is in ${log}. Run the same command again when the cause is fixed.`,
    });
    writeFakePython(join(folder, 'path', 'python3'), { version: '3.11.7' });
    expect(await install()).toBe(true);
  });

  it('ignores settings of the user that change the place of installation, and keeps the others', async () => {
    const { install, calls } = machine();

    await install({
      environment: { PIP_TARGET: '/elsewhere', PYTHONPATH: '/other', PIP_USER: '1', PIP_PROXY: 'proxy' },
    });

    const { env } = calls().at(-1) as Call;
    expect(env).not.toHaveProperty('PIP_TARGET');
    expect(env).not.toHaveProperty('PYTHONPATH');
    expect(env).toMatchObject({ PIP_USER: '0', PIP_PROXY: 'proxy' });
  });
});

describe('requirements.txt', () => {
  const text = readFileSync(join(__dirname, '../../src/emulator/requirements.txt'), 'utf8');
  const requirements = text
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('pins MiniStack', () => {
    expect(requirements.some((line) => line.startsWith('ministack==1.5.33 '))).toBe(true);
  });

  it('pins every package exactly, and every file by its hash', () => {
    const pinned = /^[a-z0-9-]+==[0-9a-z.]+( ; [\w .<>=!']+)?( +--hash=sha256:[0-9a-f]{64})+$/;
    expect(requirements.filter((line) => !pinned.test(line))).toEqual([]);
  });

  it('names no index', () => {
    expect(text).not.toMatch(/:\/\/|--(extra-)?index-url|--find-links/);
  });
});

interface Call {
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
}

interface Machine {
  readonly folder: string;
  readonly venv: string;
  readonly python: FakePython;
  readonly calls: () => Call[];
  readonly install: (options?: {
    report?: (line: string) => void;
    environment?: NodeJS.ProcessEnv;
  }) => Promise<boolean>;
}

/** A machine whose only Python is a fake. */
function machine(behaviour: Partial<FakePython> = {}): Machine {
  const folder = temporaryFolder();
  const log = join(folder, 'calls');
  const python = { version: '3.11.7', calls: log, ...behaviour };
  const requirements = join(folder, 'requirements.txt');
  const venv = join(folder, 'venv');
  writeFileSync(requirements, 'ministack==1');
  writeFakePython(join(folder, 'path', 'python3'), python);
  return {
    folder,
    venv,
    python,
    calls: () =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Call),
    install: ({ report, environment } = {}) =>
      installRequirements({
        virtualEnvironment: venv,
        requirements,
        description: 'MiniStack',
        environment: { ...environment, PATH: join(folder, 'path') },
        ...(report && { report }),
      }),
  };
}
