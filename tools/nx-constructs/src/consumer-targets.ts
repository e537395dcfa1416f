import type { TargetConfiguration } from '@nx/devkit';
import { toolchainInputs } from './packaging-targets';

/** The folders of `consumers`, and the language whose packages each installs. */
const CONSUMERS = { typescript: 'js', python: 'python', java: 'java', go: 'go' };

/**
 * The targets of a project with apps that use the packed libraries as other teams do, in `consumers/<name>`:
 * `consume-<name>` for each, and `consume` for all of them, after everything that can be packed is.
 */
export function consumerTargets(has: (path: string) => boolean): Record<string, TargetConfiguration> {
  const consumers = Object.entries(CONSUMERS).filter(([name]) => has(`consumers/${name}`));
  if (consumers.length === 0) return {};
  const targets = Object.fromEntries(
    consumers.map(([name, language]): [string, TargetConfiguration] => [
      `consume-${name}`,
      {
        command: `tsx src/consume/main.ts ${name}`,
        options: { cwd: '{projectRoot}' },
        dependsOn: [`^package-${language}`],
        cache: true,
        inputs: ['production', '^production', ...toolchainInputs(language)],
        outputs: [`{projectRoot}/dist/${name}.json`],
        metadata: { description: `An app in ${name} outside the workspace, on the packed libraries` },
      },
    ]),
  );
  return {
    ...targets,
    consume: {
      // Not cached, since Nx does not show again what it has in its cache.
      command: 'tsx src/consume/report.ts',
      options: { cwd: '{projectRoot}' },
      dependsOn: ['^package', ...Object.keys(targets)],
      metadata: { description: 'Packs everything, and tries it in apps of every language' },
    },
  };
}
