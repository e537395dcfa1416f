import type { TargetConfiguration } from '@nx/devkit';
import { BILL_INPUTS, packagingTargets } from './packaging-targets';
import { coveredTestTarget } from './typescript-targets';

/**
 * The targets of a published library of plain TypeScript, which is on npm alone. `compile` compiles it to ES modules and to
 * CommonJS, `examples` compiles the examples in its README, and `test` requires full line and branch coverage. `package-js`
 * packs it, and limits what it adds to a page. The other targets for packaging are added as well.
 *
 * @param root the project's folder, relative to the workspace
 * @param has checks if a path exists in the project's folder
 */
export function npmLibraryTargets(root: string, has: (path: string) => boolean): Record<string, TargetConfiguration> {
  const options = { cwd: '{projectRoot}' };
  // The README is packed, but Nx ignores prose (.nxignore). Nx does not expand {projectRoot} in a runtime input.
  const inputs = [
    'production',
    '^production',
    '{workspaceRoot}/tools/publishing/src/npm/*',
    '{workspaceRoot}/tools/cli/src/**/*',
    { runtime: `git hash-object ${root}/README.md` },
  ];
  const target = (program: string, description: string): TargetConfiguration => ({
    command: `tsx ../../tools/publishing/src/npm/${program}.ts`,
    options,
    cache: true,
    inputs,
    metadata: { description },
  });
  const packed: TargetConfiguration = {
    ...target('pack', 'Packs the library for npm, and checks the size of each entry point in a page'),
    // The package contains the README with its examples, and the bill of materials.
    dependsOn: ['compile', 'examples', 'sbom'],
    inputs: [...inputs, ...BILL_INPUTS],
    outputs: ['{projectRoot}/dist/js'],
  };
  return {
    ...(has('test') ? { test: coveredTestTarget() } : {}),
    compile: {
      ...target('compile', 'Compiles the library to ES modules and to CommonJS, each with type declarations'),
      outputs: ['{projectRoot}/lib'],
    },
    examples: target('examples', 'Compiles all examples in the README'),
    // TypeScript no longer has the oldest resolution of modules, which knows no entry points.
    ...packagingTargets({ 'package-js': packed }, '--profile node16', options, inputs),
  };
}
