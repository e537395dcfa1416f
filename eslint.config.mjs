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
    { sourceTag: 'type:library', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:function', onlyDependOnLibsWithTags: ['type:library'] },
    { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:library', 'type:tool'] },
    { sourceTag: 'type:example', onlyDependOnLibsWithTags: ['type:package'] },
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:package', 'type:library', 'type:tool'] },
  ],
};

export default defineConfig(
  // The processor's kernel is AssemblyScript, which looks like TypeScript and means something else. Consumers are
  // compiled where they are installed, against what was packed.
  {
    ignores: [
      'packages/*/lib/',
      '**/dist/',
      '**/cdk.out/',
      '**/coverage/',
      '**/.bench/',
      '**/*.js',
      '**/*.mjs',
      '**/kernel/',
      '**/consumers/',
      '**/*.generated.ts',
      // The usages of the last release need not compile with the current API.
      '**/compat/released/',
    ],
  },
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
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `!` is forbidden (no-non-null-assertion); where the code knows better than the compiler, `as` says what.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/explicit-member-accessibility': 'error',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/infra/src/stacks/*.ts'],
    // Its rules alone: the configuration brings a parser of its own, which would read every file and its types again.
    plugins: { awscdk },
    rules: {
      ...awscdk.configs.recommended.rules,
      // It refuses `props: FooProps = {}`, which this house writes where every prop is optional.
      'awscdk/construct-constructor-property': 'off',
      // `TableV2` and `Bucket` carry `grants`, their interfaces do not.
      'awscdk/no-construct-in-public-property-of-construct': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'BinaryExpression[operator="instanceof"]',
          message: 'Two versions of a package work together in one app, and neither knows the classes of the other.',
        },
      ],
    },
  },
  {
    // Usages import a package as who installed it does.
    files: ['packages/*/compat/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', { ...boundaries, allowCircularSelfDependency: true }] },
  },
  {
    // Mutants are made of templates as tests read them.
    files: [
      ...['**/test/**/*.ts', '**/e2e/**/*.ts', '**/simulation/**/*.ts', '**/fuzz/**/*.ts', '**/breaks/**/*.ts'],
      'apps/infra/verification/verify/mutation/controls.ts',
    ],
    rules: {
      // Templates are JSON, and a test that reads what is not there fails anyway.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
