import type { TargetConfiguration } from '@nx/devkit';

/** Every library is packed for JavaScript, even though its manifest does not list it. */
const JAVASCRIPT = 'js';

/** Commands that print the version of a language's toolchain on this machine. */
const TOOLCHAIN_VERSIONS: Record<string, string> = {
  python: 'python3 --version',
  java: 'mvn --version',
  go: 'go version',
  dotnet: 'dotnet --version',
};

/** Inputs of a target. */
type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * The targets that build the published packages of a compiled construct library in `dist`: `package-<language>` for each
 * language, and those of {@link packagingTargets}.
 *
 * @param languages the keys of `jsii.targets` in the manifest
 * @param inputs the inputs of `compile`
 */
export function jsiiPackagingTargets(
  languages: readonly string[],
  options: object,
  inputs: Inputs,
): Record<string, TargetConfiguration> {
  const packed = Object.fromEntries(
    [JAVASCRIPT, ...languages].map((language) => [`package-${language}`, packTarget(language, options, inputs)]),
  );
  // The assembly is not a module. It is exported for tools that read it as a file.
  return packagingTargets(packed, '--exclude-entrypoints ./.jsii', options, inputs);
}

/**
 * Completes the targets that pack a library: `check-package` and `sbom` for the npm package, and `package` for all of them.
 *
 * @param packed the targets that pack the library, one per language
 * @param checks the options of Are The Types Wrong
 * @param inputs the inputs of `compile`
 */
export function packagingTargets(
  packed: Record<string, TargetConfiguration>,
  checks: string,
  options: object,
  inputs: Inputs,
): Record<string, TargetConfiguration> {
  const count = Object.keys(packed).length;
  return {
    ...packed,
    'check-package': {
      command: `publint run dist/js/*.tgz --strict && attw dist/js/*.tgz ${checks}`,
      options,
      dependsOn: [`package-${JAVASCRIPT}`],
      cache: true,
      inputs,
      metadata: { description: 'Checks the npm package with publint and Are The Types Wrong' },
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
      metadata: { description: 'Writes the CycloneDX bill of materials of the npm package' },
    },
    package: {
      executor: 'nx:noop',
      dependsOn: [...Object.keys(packed), 'check-package', 'sbom'],
      metadata: {
        description: `Packs the library for ${count === 1 ? 'npm' : `${count} languages`}, checks the npm package and writes its bill of materials`,
      },
    },
  };
}

function packTarget(language: string, options: object, inputs: Inputs): TargetConfiguration {
  return {
    command: `tsx ../../tools/publishing/src/pack/main.ts ${language}`,
    options,
    // Packages contain the examples in their language.
    dependsOn: ['examples'],
    cache: true,
    inputs: [
      ...inputs,
      '{workspaceRoot}/tools/publishing/src/{pack,toolchain}/*',
      '{workspaceRoot}/tools/cli/src/**/*',
      ...toolchainInputs(language),
    ],
    outputs: [`{projectRoot}/dist/${language}`],
    metadata: {
      description: `Packs the library for ${language} with jsii-pacmak; skipped if the toolchain is missing`,
    },
  };
}

/** Inputs that run a skipped target again once the toolchain is installed. Node is already an input of every target. */
export function toolchainInputs(language: string): { runtime: string }[] {
  const version = TOOLCHAIN_VERSIONS[language];
  return version === undefined ? [] : [{ runtime: `${version} || echo none` }];
}
