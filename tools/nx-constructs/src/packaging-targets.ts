import type { TargetConfiguration } from '@nx/devkit';

/** jsii makes it of every library, whether its manifest says so or not. */
const JAVASCRIPT = 'js';

/** Tells which toolchain a language has on this machine. */
const TOOLCHAIN_VERSIONS: Record<string, string> = {
  python: 'python3 --version',
  java: 'mvn --version',
  go: 'go version',
  dotnet: 'dotnet --version',
};

/**
 * The targets that make of a compiled library what is published, in `dist`: `package-<language>` for each language of
 * its manifest, `check-package` and `sbom` on the npm package, and `package` for all of them.
 *
 * @param languages the keys of `jsii.targets` in the manifest
 * @param inputs what `compile` is made of
 */
export function packagingTargets(
  languages: readonly string[],
  options: object,
  inputs: NonNullable<TargetConfiguration['inputs']>,
): Record<string, TargetConfiguration> {
  const packed = Object.fromEntries(
    [JAVASCRIPT, ...languages].map((language) => [`package-${language}`, packTarget(language, options, inputs)]),
  );
  return {
    ...packed,
    'check-package': {
      // The assembly is no module: it is exported for tools that read it as a file.
      command: 'publint run dist/js/*.tgz --strict && attw dist/js/*.tgz --exclude-entrypoints ./.jsii',
      options,
      dependsOn: [`package-${JAVASCRIPT}`],
      cache: true,
      inputs,
      metadata: { description: 'publint and Are The Types Wrong on the npm package' },
    },
    sbom: {
      command: 'tsx ../../tools/publishing/src/sbom/main.ts',
      options,
      dependsOn: [`package-${JAVASCRIPT}`],
      cache: true,
      inputs: [
        ...inputs,
        '{workspaceRoot}/package-lock.json',
        '{workspaceRoot}/tools/publishing/src/sbom/*',
        '{workspaceRoot}/tools/cli/src/**/*',
      ],
      outputs: ['{projectRoot}/dist/sbom'],
      metadata: { description: 'CycloneDX bill of materials of the npm package' },
    },
    package: {
      executor: 'nx:noop',
      dependsOn: [...Object.keys(packed), 'check-package', 'sbom'],
      metadata: { description: `Packages for ${Object.keys(packed).length} languages, checked, with an SBOM` },
    },
  };
}

function packTarget(
  language: string,
  options: object,
  inputs: NonNullable<TargetConfiguration['inputs']>,
): TargetConfiguration {
  return {
    command: `tsx ../../tools/publishing/src/pack/main.ts ${language}`,
    options,
    // Examples are shown in the language of the package.
    dependsOn: ['examples'],
    cache: true,
    inputs: [
      ...inputs,
      '{workspaceRoot}/tools/publishing/src/{pack,toolchain}/*',
      '{workspaceRoot}/tools/cli/src/**/*',
      ...toolchainInputs(language),
    ],
    outputs: [`{projectRoot}/dist/${language}`],
    metadata: { description: `jsii-pacmak: the package for ${language}` },
  };
}

/** What is skipped for want of a toolchain is done once there is one; JavaScript's is among the inputs of everything. */
export function toolchainInputs(language: string): { runtime: string }[] {
  const version = TOOLCHAIN_VERSIONS[language];
  return version === undefined ? [] : [{ runtime: `${version} || echo none` }];
}
