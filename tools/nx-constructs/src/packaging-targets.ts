import type { TargetConfiguration } from '@nx/devkit';

/** Every library is packed for JavaScript, even though its manifest does not list it. */
const JAVASCRIPT = 'js';

/** The file that `sbom` writes and that is packed. */
const BILL = 'sbom.cdx.json';

/** Writes and checks bills of materials. */
const SBOM = 'tsx ../../tools/sbom/src/package/main.ts';

/** Inputs of a target. */
type Inputs = NonNullable<TargetConfiguration['inputs']>;

const SBOM_INPUTS: Inputs = [
  '{workspaceRoot}/package-lock.json',
  '{workspaceRoot}/tools/sbom/src/**/*',
  '{workspaceRoot}/tools/cli/src/**/*',
];

/** Inputs of the targets that pack the bill of materials, besides their dependency on `sbom`. */
export const BILL_INPUTS: Inputs = [{ dependentTasksOutputFiles: `**/${BILL}` }];

/** Commands that print the version of a language's toolchain on this machine. */
const TOOLCHAIN_VERSIONS: Record<string, string> = {
  python: 'python3 --version',
  java: 'mvn --version',
  go: 'go version',
  dotnet: 'dotnet --version',
};

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
 * Completes the targets that pack a library: `sbom` writes the bill of materials for them, `check-package` checks the npm package,
 * and `package` packs and checks everything.
 *
 * @param packed the targets that pack the library, one per language. They depend on `sbom`.
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
      command: `publint run dist/js/*.tgz --strict && attw dist/js/*.tgz ${checks} && ${SBOM} check dist/js/*.tgz`,
      options,
      dependsOn: [`package-${JAVASCRIPT}`],
      cache: true,
      inputs: [...inputs, ...SBOM_INPUTS],
      metadata: {
        description: 'Checks the npm package with publint and Are The Types Wrong, and its bill of materials',
      },
    },
    sbom: {
      command: `${SBOM} write`,
      options,
      cache: true,
      inputs: ['{projectRoot}/package.json', ...SBOM_INPUTS],
      outputs: [`{projectRoot}/${BILL}`],
      metadata: { description: 'Writes the CycloneDX bill of materials, which is packed with the library' },
    },
    package: {
      executor: 'nx:noop',
      dependsOn: [...Object.keys(packed), 'check-package'],
      metadata: {
        description: `Packs the library for ${count === 1 ? 'npm' : `${count} languages`}, and checks the npm package`,
      },
    },
  };
}

function packTarget(language: string, options: object, inputs: Inputs): TargetConfiguration {
  return {
    command: `tsx ../../tools/publishing/src/pack/main.ts ${language}`,
    options,
    // Packages contain the examples in their language, and the bill of materials.
    dependsOn: ['examples', 'sbom'],
    cache: true,
    inputs: [
      ...inputs,
      ...BILL_INPUTS,
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
