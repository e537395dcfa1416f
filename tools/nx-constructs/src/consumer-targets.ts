import type { TargetConfiguration } from '@nx/devkit';
import { toolchainInputs } from './packaging-targets';

/** The folders in `consumers`, and the jsii name of the language of the packages that each one installs. */
const CONSUMERS = { typescript: 'js', python: 'python', java: 'java', go: 'go', client: 'js' };

/**
 * The targets of a project with apps in `consumers/<name>`, which use the packed libraries as other teams do: `consume-<name>`
 * for each app, and `consume` for all of them, after the libraries are packed for all languages.
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
        metadata: { description: `Tests the packed libraries in the app \`${name}\` outside the workspace` },
      },
    ]),
  );
  return {
    ...targets,
    consume: {
      // Not cached, so that the report is printed every time.
      command: 'tsx src/consume/report.ts',
      options: { cwd: '{projectRoot}' },
      dependsOn: ['^package', ...Object.keys(targets)],
      metadata: { description: 'Packs the libraries for all languages, and tests them in the apps of all consumers' },
    },
  };
}
