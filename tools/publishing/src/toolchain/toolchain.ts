import { tryCommand } from '@trading/cli';

/** The languages that jsii packs for, by their jsii names. */
export const LANGUAGES = ['js', 'python', 'java', 'go', 'dotnet'] as const;

/** The jsii name of a language. */
export type Language = (typeof LANGUAGES)[number];

/** A command that must run before a language can be packed or consumed. */
interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  /** The software to install if the command does not run. */
  readonly remedy: string;
}

const TOOLCHAINS: Readonly<Record<Language, readonly Tool[]>> = {
  // Node and npm already run this program.
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
 * Explains why this machine can neither pack nor consume a language, and what to install.
 *
 * @param env the environment variables that the commands are found with
 * @returns undefined if every command of the toolchain runs
 */
export async function missingToolchain(language: Language, env = process.env): Promise<string | undefined> {
  for (const { command, args, remedy } of TOOLCHAINS[language]) {
    const { failure } = await tryCommand(command, args, { env });
    if (failure === undefined) continue;
    return `\`${[command, ...args].join(' ')}\` does not run on this machine. Install ${remedy}.`;
  }
  return undefined;
}
