import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { OperatorError } from '@trading/cli';
import { build, type OutputBundle, type PluginContext } from 'rolldown';

/** Imports in the SDK of what a function does not need, and the modules of `@trading/lambda` that replace it. */
const REPLACED = {
  '../shared-ini-file-loader/loadSharedConfigFiles': 'shared-config-files',
  './Crc32Js': 'javascript-hashes',
  './Md5Js': 'javascript-hashes',
  './Sha1Js': 'javascript-hashes',
  './Sha256Js': 'javascript-hashes',
  '@aws-sdk/credential-provider-node': 'credentials',
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery',
  '@smithy/core/event-streams': 'event-streams',
} as const;

/** A module that is in a bundle. Only constants of it may be left, in the code of others. */
export interface BundledModule {
  /** Its path; a virtual module of the bundler begins with a null character. */
  readonly id: string;
  /** The bundled modules that it imports, directly or by modules that were left out. */
  readonly imports: readonly string[];
}

/**
 * Bundles the function in a folder, from `src/handler.ts` to `dist`: one file with everything that most invocations need, the
 * SDK's clients too, and files that are loaded when they are needed.
 *
 * @returns the modules that the bundler included; those of which nothing is used are left out
 * @throws OperatorError if the bundle imports a package, which the function would not have
 */
export async function bundleFunction(root: string): Promise<readonly BundledModule[]> {
  const bundled: BundledModule[] = [];
  await build({
    cwd: root,
    input: 'src/handler.ts',
    platform: 'node',
    resolve: {
      // The clients' ES modules, of which unused parts can be left out.
      mainFields: ['module', 'main'],
      alias: replacementsIn(root),
    },
    // What both need is in the handler's file, so that a start loads one file.
    preserveEntrySignatures: 'allow-extension',
    treeshake: { propertyReadSideEffects: false },
    output: { dir: 'dist', cleanDir: true, format: 'cjs', minify: true, chunkFileNames: '[name].js' },
    plugins: [
      {
        name: 'bundled-modules',
        generateBundle(_options, bundle) {
          bundled.push(...modulesOf(this, bundle));
          for (const output of Object.values(bundle)) if (output.type === 'chunk') output.code = inAscii(output.code);
        },
      },
    ],
  });
  return bundled;
}

/** Returns the paths of the replacements by the imports that they replace. */
function replacementsIn(root: string): Record<string, string> {
  const { resolve } = createRequire(join(root, 'package.json'));
  return Object.fromEntries(
    Object.entries(REPLACED).map(([name, module]) => [name, resolve(`@trading/lambda/${module}`)]),
  );
}

function modulesOf(context: PluginContext, bundle: OutputBundle): BundledModule[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const missing = imported.filter((name) => !(name in bundle) && !isBuiltin(name));
  if (missing.length > 0) {
    throw new OperatorError(`Expected a bundle of everything that the function needs; it lacks ${missing.join(', ')}.`);
  }
  const ids = new Set(chunks.flatMap(({ moduleIds }) => moduleIds));
  return [...ids].map((id) => ({ id, imports: bundledImports(id, ids, context) }));
}

/**
 * Escapes the characters of code that are not ASCII. One outside of Latin-1 makes Node.js keep all of it with two bytes for each
 * character, which takes longer to load (decision 40). After a backslash, where an escape would have another meaning, they stay.
 */
function inAscii(code: string): string {
  return code.replace(/(?<!\\)[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The bundled modules that a module imports, directly or by modules that were left out. */
function bundledImports(id: string, bundled: ReadonlySet<string>, context: PluginContext): string[] {
  // A set is iterated in the order of insertion, including what is added meanwhile.
  const reached = new Set(importsOf(id));
  for (const each of reached) {
    if (!bundled.has(each)) for (const next of importsOf(each)) reached.add(next);
  }
  return [...reached].filter((each) => each !== id && bundled.has(each));

  function importsOf(module: string): string[] {
    const info = context.getModuleInfo(module);
    return [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])];
  }
}
