import { dirname } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** The folders of the functions. */
export const PROCESSOR_ROOT = dirname(require.resolve('@trading/processor/package.json'));
export const QUERY_ROOT = dirname(require.resolve('@trading/query/package.json'));

/**
 * Bundles a source file of a function with all sources of the workspace that it imports.
 *
 * The app deploys the bundles of functions and imports none of their code, so these tests build it too.
 *
 * @param outfile the file to write the bundle to; by default it is not written
 */
export async function buildFunction(root: string, entryPoint: string, outfile?: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'node',
    conditions: ['@trading/source'],
    external: ['@aws-sdk/*', '*.generated'],
    metafile: true,
    write: outfile !== undefined,
    outfile,
  });
  return metafile;
}
