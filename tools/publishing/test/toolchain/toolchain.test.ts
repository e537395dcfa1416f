import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChoice } from '@trading/cli';
import { temporaryFolder } from '@trading/cli/testing';
import { LANGUAGES, missingToolchain } from '../../src/toolchain/toolchain';

// Child processes take seconds, and longer on a busy machine.
jest.setTimeout(60_000);

describe('missingToolchain', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });

  function install(command: string, exitCode: number): void {
    const path = join(folder, command);
    writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
    chmodSync(path, 0o755);
  }
  const missing = (language: Parameters<typeof missingToolchain>[0]) => missingToolchain(language, { PATH: folder });

  test('finds nothing missing if every command of the language runs', async () => {
    install('javac', 0);
    install('mvn', 0);
    expect(await missing('java')).toBeUndefined();
  });

  test('names the missing command, and the software to install', async () => {
    install('javac', 0);
    expect(await missing('java')).toBe('`mvn --version` does not run on this machine. Install Maven 3.8 or newer.');
  });

  test('treats a command that fails, as Python without venv does, as missing', async () => {
    install('python3', 1);
    expect(await missing('python')).toContain('Install Python 3.10 or newer, with venv');
  });

  test('needs no further command for JavaScript', async () => {
    expect(await missing('js')).toBeUndefined();
  });
});

describe('LANGUAGES', () => {
  const parseLanguage = (text: string | undefined) => parseChoice(text, LANGUAGES, 'a language');

  test('has the languages by their jsii names', () => {
    expect(parseLanguage('dotnet')).toBe('dotnet');
  });

  test.each([
    [undefined, 'got: nothing'],
    ['rust', 'got: rust'],
    ['toString', 'got: toString'],
  ])('rejects %s', (argument, message) => {
    expect(() => parseLanguage(argument)).toThrow(message);
  });
});
