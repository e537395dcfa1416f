import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tarballOf, wheelOf, WORKSPACE, type Library } from '../libraries';
import { run } from '../process/run';
import { step } from '../process/step';
import { startRegistry } from '../registry/registry';
import type { Language } from '../toolchain/toolchain';

/** A CDK app of another team, in a language. */
export interface Consumer {
  /** The folder of `consumers` with its sources. */
  readonly source: string;
  /** What must be there to install and run it. */
  readonly language: Language;
  /** Installs the packed libraries into a copy of it, the way a team would. */
  readonly install: (folder: string, libraries: readonly Library[]) => Promise<void>;
}

/** A CDK app in each language that has a toolchain of its own here. */
export const CONSUMERS: Readonly<Record<string, Consumer>> = {
  typescript: { source: 'typescript', language: 'js', install: installFromRegistry },
  python: { source: 'python', language: 'python', install: installWheels },
  java: { source: 'java', language: 'java', install: installJars },
  go: { source: 'go', language: 'go', install: installModules },
};

/** npm, from a registry to which the packed files were published. */
async function installFromRegistry(folder: string, libraries: readonly Library[]): Promise<void> {
  const registry = await startRegistry(join(folder, '.registry'));
  try {
    writeFileSync(join(folder, '.npmrc'), registry.npmrc);
    await step(`Publishing to a registry at ${registry.url}`, async () => {
      for (const { root } of libraries) await run('npm', ['publish', tarballOf(root)], folder);
    });
    await step('Installing from it with npm', () =>
      run(
        'npm',
        ['install', '--no-audit', '--no-fund', ...libraries.map(({ name, version }) => `${name}@${version}`)],
        folder,
      ),
    );
  } finally {
    await registry.stop();
  }
}

/** pip, into a virtual environment. */
async function installWheels(folder: string, libraries: readonly Library[]): Promise<void> {
  await step('Making a virtual environment', () => run('python3', ['-m', 'venv', '.venv'], folder));
  const wheels = libraries.map(({ root }) => wheelOf(root));
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  await step('Installing the wheels with pip', () =>
    run(join(folder, '.venv/bin/python'), [...pip, '--requirement', 'requirements.txt', ...wheels], folder),
  );
}

/** Maven, from a repository in a folder. */
async function installJars(folder: string, libraries: readonly Library[]): Promise<void> {
  const repository = join(folder, '.repository');
  for (const { root } of libraries) cpSync(join(root, 'dist/java'), repository, { recursive: true });
  // Maven takes a released version that it once saw for the same forever: it gets a repository of its own, which keeps
  // for the next time what comes from elsewhere, and not what is packed here.
  const local = join(WORKSPACE, '.local/maven');
  for (const { targets } of libraries) {
    rmSync(join(local, targets.java.maven.groupId.replaceAll('.', '/')), { recursive: true, force: true });
  }
  mkdirSync(local, { recursive: true });
  // What Maven is configured with is split at spaces, which the path may have.
  symlinkSync(local, join(folder, '.m2'), 'junction');
  const settings = [
    '-Dmaven.repo.local=.m2',
    `-Dtrading.repository=file://${repository}`,
    ...libraries.map(({ targets, version }) => `-D${targets.java.maven.artifactId}.version=${version}`),
  ];
  mkdirSync(join(folder, '.mvn'));
  writeFileSync(join(folder, '.mvn/maven.config'), settings.map((line) => `${line}\n`).join(''));
  await step('Installing the jars with Maven, and compiling', () =>
    run('mvn', ['--batch-mode', '--quiet', 'compile'], folder),
  );
}

/** Go, by replacing each module with a folder. */
async function installModules(folder: string, libraries: readonly Library[]): Promise<void> {
  const edits = libraries.flatMap(({ root, targets: { go }, version }) => {
    const module = `${go.moduleName}/${go.packageName}`;
    return [`-require=${module}@v${version}`, `-replace=${module}=${join(root, 'dist/go', go.packageName)}`];
  });
  await step('Requiring the modules, replaced by those packed here', async () => {
    await run('go', ['mod', 'edit', ...edits], folder);
    await run('go', ['mod', 'tidy'], folder);
  });
  await step('Compiling', () => run('go', ['build', '-o', '.build/', '.'], folder));
}
