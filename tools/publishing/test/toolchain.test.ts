import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingToolchain, parseLanguage } from '../src/toolchain/toolchain';

describe('missingToolchain', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'toolchain-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(command: string, exitCode: number): void {
    const path = join(folder, command);
    writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
    chmodSync(path, 0o755);
  }
  const missing = (language: Parameters<typeof missingToolchain>[0]) => missingToolchain(language, { PATH: folder });

  test('finds nothing missing where every command of the language runs', () => {
    install('javac', 0);
    install('mvn', 0);
    expect(missing('java')).toBeUndefined();
  });

  test('says which command is missing and what to install', () => {
    install('javac', 0);
    expect(missing('java')).toBe('`mvn --version` does not run here. To have it, install Maven 3.8 or newer.');
  });

  test('takes a command that fails, as Python does without venv, for a missing one', () => {
    install('python3', 1);
    expect(missing('python')).toContain('install Python 3.10 or newer, with venv');
  });

  test('needs nothing for JavaScript but what runs this', () => {
    expect(missing('js')).toBeUndefined();
  });
});

describe('parseLanguage', () => {
  test('knows the languages by their jsii names', () => {
    expect(parseLanguage('dotnet')).toBe('dotnet');
  });

  test.each([
    [undefined, 'got: nothing'],
    ['rust', 'got: rust'],
    ['toString', 'got: toString'],
  ])('refuses %s', (argument, message) => {
    expect(() => parseLanguage(argument)).toThrow(message);
  });
});
