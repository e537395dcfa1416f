import { defineConfig } from 'rolldown';

/** The function's code: one file with everything it needs, the SDK's clients too. */
export default defineConfig({
  input: 'src/handler.ts',
  platform: 'node',
  resolve: {
    // The clients' ES modules, of which unused parts can be left out.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': `${import.meta.dirname}/src/adapters/lambda-credentials.ts` },
  },
  treeshake: { propertyReadSideEffects: false },
  output: { file: 'dist/handler.js', format: 'cjs', minify: true, codeSplitting: false },
});
