import nx from '@nx/eslint-plugin';
import awscdk from 'eslint-plugin-awscdk';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/*
 * The rules that oxlint does not have (.oxlintrc.json has the others). Only some of them need types, which take most of the time.
 */

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
    plugins: { '@nx': nx },
    languageOptions: { parser: tseslint.parser },
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries] },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/infra/src/stacks/*.ts'],
    // Only the rules: the plugin's configuration has another parser, which would read every file and its types again.
    plugins: { awscdk, '@typescript-eslint': tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...awscdk.configs.recommended.rules,
      // oxlint does not have these two yet. What they are about occurs where constructs and enums of the CDK are used.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'error',
      '@typescript-eslint/no-unsafe-enum-assignment': 'error',
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
);
