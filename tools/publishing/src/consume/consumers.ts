import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, step } from '@trading/cli';
import {
  isConstructLibrary,
  readLibraries,
  tarballOf,
  wheelOf,
  WORKSPACE,
  type ConstructLibrary,
  type Library,
} from '../libraries';
import { startRegistry } from '../registry/registry';
import type { Language } from '../toolchain/toolchain';
import { checkModules } from './check-modules';
import { checkTemplate } from './check-template';

/** An app in one language that uses the packed libraries, as another team would write it. */
export interface Consumer {
  /** The subfolder of `consumers` with its source code. */
  readonly source: string;
  /** The language whose toolchain installs and runs it. */
  readonly language: Language;
  /** Installs the packed libraries into a copy of the app, the way a team would. */
  readonly install: (folder: string) => Promise<void>;
  /** Runs the app in its folder. Returns the checks that succeeded, as a sentence without its full stop. */
  readonly check: (folder: string) => Promise<string>;
}

/** The names of the consumers. */
export const CONSUMER_NAMES = ['typescript', 'python', 'java', 'go', 'client'] as const;

/** The name of a consumer. */
export type ConsumerName = (typeof CONSUMER_NAMES)[number];

/** The consumers by name. */
export const CONSUMERS: Readonly<Record<ConsumerName, Consumer>> = {
  typescript: cdkApp('typescript', 'js', installFromRegistry),
  python: cdkApp('python', 'python', installWheels),
  java: cdkApp('java', 'java', installJars),
  go: cdkApp('go', 'go', installModules),
  client: {
    source: 'client',
    language: 'js',
    install: (folder) =>
      installFromRegistry(
        folder,
        readLibraries(WORKSPACE).filter((library) => !isConstructLibrary(library)),
      ),
    check: checkModules,
  },
};

/** The same CDK app in one of the languages of the construct libraries. */
function cdkApp(
  source: string,
  language: Language,
  install: (folder: string, libraries: readonly ConstructLibrary[]) => Promise<void>,
): Consumer {
  return {
    source,
    language,
    install: (folder) => install(folder, readLibraries(WORKSPACE).filter(isConstructLibrary)),
    check: checkTemplate,
  };
}

/** Publishes the packed npm packages to a local registry, and installs them from there. */
async function installFromRegistry(cwd: string, libraries: readonly Library[]): Promise<void> {
  const registry = await startRegistry(join(cwd, '.registry'));
  try {
    writeFileSync(join(cwd, '.npmrc'), registry.npmrc);
    await step(`Publishing to a registry at ${registry.url}`, async () => {
      for (const { root } of libraries) await runCommand('npm', ['publish', tarballOf(root)], { cwd });
    });
    const packages = libraries.map(({ name, version }) => `${name}@${version}`);
    await step('Installing from it with npm', () =>
      runCommand('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd }),
    );
  } finally {
    await registry.stop();
  }
}

/** Installs the wheels with pip into a virtual environment. */
async function installWheels(cwd: string, libraries: readonly Library[]): Promise<void> {
  await step('Creating a virtual environment', () => runCommand('python3', ['-m', 'venv', '.venv'], { cwd }));
  const wheels = libraries.map(({ root }) => wheelOf(root));
  const install = (...args: readonly string[]) =>
    runCommand(
      join(cwd, '.venv/bin/python'),
      ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', ...args],
      { cwd },
    );
  await step('Installing the CDK with pip', () =>
    install('--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'),
  );
  // They have no hash that is known before they are packed. What they require is there by then.
  await step('Installing the wheels with pip', () => install('--no-index', ...wheels));
}

/** Installs the jars with Maven from a repository in a folder. */
async function installJars(cwd: string, libraries: readonly ConstructLibrary[]): Promise<void> {
  const repository = join(cwd, '.repository');
  for (const { root } of libraries) cpSync(join(root, 'dist/java'), repository, { recursive: true });
  // Maven never downloads a released version twice. The app therefore has its own local repository, which keeps third-party
  // artifacts for the next run, and from which the packed libraries are deleted.
  const local = join(WORKSPACE, '.local/maven');
  for (const { targets } of libraries) {
    rmSync(join(local, targets.java.maven.groupId.replaceAll('.', '/')), { recursive: true, force: true });
  }
  mkdirSync(local, { recursive: true });
  // Maven splits its settings at spaces, which the path of the workspace may contain.
  symlinkSync(local, join(cwd, '.m2'), 'junction');
  const settings = [
    '-Dmaven.repo.local=.m2',
    `-Dtrading.repository=file://${repository}`,
    ...libraries.map(({ targets, version }) => `-D${targets.java.maven.artifactId}.version=${version}`),
  ];
  mkdirSync(join(cwd, '.mvn'));
  writeFileSync(join(cwd, '.mvn/maven.config'), settings.map((line) => `${line}\n`).join(''));
  await step('Installing the jars with Maven, and compiling', () =>
    runCommand('mvn', ['--batch-mode', '--quiet', 'compile'], { cwd }),
  );
}

/** Replaces each Go module with the folder of the packed one. */
async function installModules(cwd: string, libraries: readonly ConstructLibrary[]): Promise<void> {
  const edits = libraries.flatMap(({ root, targets: { go }, version }) => {
    const module = `${go.moduleName}/${go.packageName}`;
    return [`-require=${module}@v${version}`, `-replace=${module}=${join(root, 'dist/go', go.packageName)}`];
  });
  await step('Requiring the Go modules, replaced with the packed ones', async () => {
    await runCommand('go', ['mod', 'edit', ...edits], { cwd });
    await runCommand('go', ['mod', 'tidy'], { cwd });
  });
  await step('Compiling', () => runCommand('go', ['build', '-o', '.build/', '.'], { cwd }));
}
