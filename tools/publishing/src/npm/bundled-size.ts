import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** An entry point in `exports` of a manifest. */
interface EntryPoint {
  readonly import?: { readonly default: string };
}

/** The paths of the ES modules that a library exports. */
export function entryPoints(root: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, EntryPoint | string>;
  };
  return Object.values(exports).flatMap((entry) =>
    typeof entry === 'object' && entry.import ? [join(root, entry.import.default)] : [],
  );
}

/** The number of bytes of some modules, with all their imports, in one minified file that is compressed with gzip. */
export async function bundledSize(modules: readonly string[]): Promise<number> {
  const bundle = await rolldown({ input: [...modules], platform: 'browser', logLevel: 'silent' });
  try {
    const { output } = await bundle.generate({ minify: true });
    return gzipSync(output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')).length;
  } finally {
    await bundle.close();
  }
}
