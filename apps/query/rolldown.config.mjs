import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

/** The function's code: one file with everything that most requests need, and files that are loaded when they are needed. */
export default defineConfig({
  input: 'src/handler.ts',
  platform: 'node',
  resolve: {
    // The clients' ES modules, of which unused parts can be left out.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': fileURLToPath(import.meta.resolve('@trading/lambda/credentials')) },
  },
  // What both need is in the handler's file, so that a start loads one file.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { propertyReadSideEffects: false },
  output: { dir: 'dist', cleanDir: true, format: 'cjs', minify: true, chunkFileNames: '[name].js' },
});
