import { dirname } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** The folder of the processor. */
export const PROCESSOR_ROOT = dirname(require.resolve('@trading/processor/package.json'));

/**
 * Bundles a source file of the processor with all sources of the workspace that it imports.
 *
 * The app deploys the processor's bundle and imports none of its code, so these tests build it too.
 *
 * @param outfile the file to write the bundle to; by default it is not written
 */
export async function buildProcessor(entryPoint: string, outfile?: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: PROCESSOR_ROOT,
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'node',
    conditions: ['@trading/source'],
    external: ['@aws-sdk/*', '@aws-lambda-powertools/*', '*.generated'],
    metafile: true,
    write: outfile !== undefined,
    outfile,
  });
  return metafile;
}
