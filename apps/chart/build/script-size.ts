import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Fails the build if all scripts of the page together are larger than a limit, and reports their size.
 *
 * @param limit in units of 1,000 bytes, compressed with gzip
 */
export function checkScriptSize(limit: number): Plugin {
  return {
    name: 'check-script-size',
    generateBundle(_options, bundle) {
      const scripts = Object.values(bundle).filter((file) => file.type === 'chunk');
      const size = scripts.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000;
      if (size > limit) {
        this.error(`The scripts of the page have ${size.toFixed(1)} kB (gzip). The limit is ${limit} kB.`);
      }
      this.info(`scripts: ${size.toFixed(1)} kB (gzip) of at most ${limit} kB`);
    },
  };
}
