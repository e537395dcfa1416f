import nx from '@nx/eslint-plugin';
import awscdk from 'eslint-plugin-awscdk';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The allowed imports: dependencies point one way (docs/architecture.md). A project without a tag may import nothing. */
const boundaries = {
  enforceBuildableLibDependency: false,
  // `apps/infra` resolves these paths to find the builds that it deploys. It imports none of their code.
  allow: ['processor', 'query', 'exporter', 'chart'].map((name) => `@trading/${name}/package.json`),
  depConstraints: [
    { sourceTag: 'type:package', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:library', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:function', onlyDependOnLibsWithTags: ['type:library'] },
    { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:library', 'type:tool'] },
    { sourceTag: 'type:example', onlyDependOnLibsWithTags: ['type:package'] },
    { sourceTag: 'type:page', onlyDependOnLibsWithTags: ['type:package'] },
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:package', 'type:library', 'type:tool'] },
  ],
};

export default defineConfig(
  // The processor's kernel is AssemblyScript, which has the syntax of TypeScript and other semantics. Consumers are compiled
  // after their installation, against the packed packages.
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
      // JSII_DEPRECATED silences deprecation warnings at synthesis, because the CDK itself causes some.
      '@typescript-eslint/no-deprecated': 'error',
      // A class without state is how jsii and the CDK write a construct or a set of constants.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `!` is forbidden (no-non-null-assertion), so `as` asserts what the compiler cannot know.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/explicit-member-accessibility': 'error',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/infra/src/stacks/*.ts'],
    // Only the rules: the plugin's configuration has another parser, which would read every file and its types again.
    plugins: { awscdk },
    rules: {
      ...awscdk.configs.recommended.rules,
      // It rejects `props: FooProps = {}`, which is used here if all props are optional.
      'awscdk/construct-constructor-property': 'off',
      // `TableV2` and `Bucket` have `grants`, but their interfaces do not.
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
          message: 'Two versions of a package can be loaded in one app. Neither knows the classes of the other.',
        },
      ],
    },
  },
  {
    // A page is packages alone; its tests in a browser also use tools.
    files: ['apps/*/browser/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          ...boundaries,
          depConstraints: [{ sourceTag: 'type:page', onlyDependOnLibsWithTags: ['type:package', 'type:tool'] }],
        },
      ],
    },
  },
  {
    // Usages import a package by its name, as its users do.
    files: ['packages/*/compat/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', { ...boundaries, allowCircularSelfDependency: true }] },
  },
  {
    // Tests and mutations read templates as untyped JSON.
    files: [
      ...[
        '**/test/**/*.ts',
        '**/*.contract.ts',
        '**/e2e/**/*.ts',
        '**/simulation/**/*.ts',
        '**/fuzz/**/*.ts',
        '**/breaks/**/*.ts',
      ],
      '**/browser/**/*.ts',
      'apps/infra/verification/catalogue/additions/*.ts',
      'apps/infra/verification/verify/mutation/*.ts',
    ],
    rules: {
      // A test that reads a missing member fails anyway.
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
