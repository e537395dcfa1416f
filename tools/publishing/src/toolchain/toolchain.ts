import { spawnSync } from 'node:child_process';
import { PublishingError } from '../errors';

/** A language of jsii, by its name there. */
export type Language = 'js' | 'python' | 'java' | 'go' | 'dotnet';

/** A command that must run, for a language to be packed and consumed. */
interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  /** What to install when it does not. */
  readonly remedy: string;
}

const TOOLCHAINS: Readonly<Record<Language, readonly Tool[]>> = {
  // Node and npm, which run this.
  js: [],
  python: [{ command: 'python3', args: ['-c', 'import venv, ensurepip'], remedy: 'Python 3.10 or newer, with venv' }],
  java: [
    { command: 'javac', args: ['-version'], remedy: 'a JDK, 8 or newer' },
    { command: 'mvn', args: ['--version'], remedy: 'Maven 3.8 or newer' },
  ],
  go: [{ command: 'go', args: ['version'], remedy: 'Go 1.25 or newer' }],
  dotnet: [{ command: 'dotnet', args: ['--version'], remedy: 'the .NET SDK, 8 or newer' }],
};

/**
 * Why a language can be neither packed nor consumed on this machine, with what to do about it.
 *
 * @returns undefined when it can; after that, every tool of its toolchain has run once.
 */
export function missingToolchain(language: Language, environment = process.env): string | undefined {
  const missing = TOOLCHAINS[language].find(({ command, args }) => {
    const { status } = spawnSync(command, args, { env: environment, stdio: 'ignore', windowsHide: true });
    return status !== 0;
  });
  return (
    missing &&
    `\`${[missing.command, ...missing.args].join(' ')}\` does not run here. To have it, install ${missing.remedy}.`
  );
}

/** @throws PublishingError when it is no language that jsii packs for. */
export function parseLanguage(text: string | undefined): Language {
  if (text !== undefined && Object.hasOwn(TOOLCHAINS, text)) return text as Language;
  throw new PublishingError(`Expected one of ${Object.keys(TOOLCHAINS).join(', ')}, got: ${text ?? 'nothing'}`);
}
