import nx from '@nx/eslint-plugin';
import awscdk from 'eslint-plugin-awscdk';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import whom: dependencies point one way (docs/architecture.md). A project without a tag may import nothing. */
const boundaries = {
  enforceBuildableLibDependency: false,
  // Where infra finds the processor's bundle; it imports none of its code.
  allow: ['@trading/processor/package.json'],
  depConstraints: [
    { sourceTag: 'type:package', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:function', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:function', 'type:tool'] },
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:package', 'type:tool'] },
  ],
};

export default defineConfig(
  { ignores: ['**/lib/', '**/dist/', '**/cdk.out/', '**/coverage/', '**/*.js', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      // The CDK's own deprecation warnings are silenced at synth (it warns of itself); ours are found here.
      '@typescript-eslint/no-deprecated': 'error',
      // A class without state is how jsii and the CDK write a construct or a set of constants.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `!` is forbidden (no-non-null-assertion); where the code knows better than the compiler, `as` says what.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/explicit-member-accessibility': 'error',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/infra/src/stacks/*.ts'],
    extends: [awscdk.configs.recommended],
  },
  {
    // The end-to-end test is where the parts meet: it reads bars with the processor's own reader.
    files: ['apps/infra/e2e/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/test/**/*.ts', '**/e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
