import { readFileSync } from 'node:fs';
import { JsonFile, Project, TextFile } from 'projen';

/** The one version of the CDK this workspace builds with; also the floor of the packages' peer range. */
const CDK_VERSION = '2.263.0';
const CONSTRUCTS_VERSION = '10.6.0';

const project = new Project({ name: 'trading', commitGenerated: true });

// Nx runs the tasks. Of projen's own only `default` is left: `npx projen` writes the files below.
// `build` goes first, it depends on the others.
for (const name of ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'install', 'install:ci']) {
  project.tasks.removeTask(name);
}
project.defaultTask?.exec('tsx .projenrc.ts');

project.gitignore.exclude(
  'node_modules/',
  '.nx/',
  '.local/',
  '.bench/',
  'coverage/',
  '*-report.json',
  'dist/',
  'cdk.out/',
  'cdk.outputs/',
  '*.tsbuildinfo',
  '*.generated.ts',
  'packages/*/lib/',
  'packages/*/.jsii',
  'packages/*/.jsii.tabl.json',
);

// What the target `docs` writes is no change that a reviewer reads line by line.
project.gitattributes.addAttributes('packages/*/API.md', 'linguist-generated');
project.gitattributes.addAttributes('packages/*/docs/*.md', 'linguist-generated');
// Releases record data there, which a reviewer does not read line by line.
project.gitattributes.addAttributes('packages/*/compat/released/**', 'linguist-generated');

/** A JSON file that a person, or `nx release`, may edit as well; what is theirs is carried over. */
function writeJson(path: string, obj: object): void {
  new JsonFile(project, path, { obj, marker: false, readonly: false });
}

/** `version` and the dependencies are the project's own: `nx release` and npm write them. */
function current(path: string): { version?: string; [field: string]: unknown } {
  try {
    return require(`${project.outdir}/${path}`);
  } catch {
    return {};
  }
}

interface TsConfigOptions {
  /** Added to the options of every project. */
  readonly compilerOptions?: object;
  readonly exclude?: readonly string[];
  /** Folders that only this project has. */
  readonly include?: readonly string[];
}

/** Writes the tsconfig.json that the editor and `nx typecheck` read. */
function writeTsConfig(root: string, { compilerOptions = {}, exclude, include = [] }: TsConfigOptions = {}): void {
  writeJson(`${root}/tsconfig.json`, {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      noEmit: true,
      types: ['node', 'jest'],
      customConditions: ['@trading/source'],
      // Not in the base, which jsii's strict rules hold for.
      noUncheckedIndexedAccess: true,
      ...compilerOptions,
    },
    include: [
      ...['src', 'verification', 'test', 'e2e', 'simulation', 'fuzz', 'breaks', 'bench', 'check', 'compat'],
      ...include,
    ],
    exclude,
  });
}

/** `constructs-data` becomes `Trading.Constructs.Data`. */
function dotnetName(name: string): string {
  return ['trading', ...name.split('-')].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('.');
}

/** A construct library that is published: jsii owns its API. */
function constructLibrary(name: string, description: string): void {
  const root = `packages/${name}`;
  writeJson(`${root}/package.json`, {
    name: `@trading/${name}`,
    version: current(`${root}/package.json`).version ?? '0.1.0',
    description,
    license: 'Apache-2.0',
    author: { name: 'Trading Platform Team', organization: true },
    repository: { type: 'git', url: 'git+https://github.com/trading/platform.git', directory: root },
    keywords: ['aws', 'cdk', 'constructs', 'trading'],
    type: 'commonjs',
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    exports: {
      '.': { '@trading/source': './src/index.ts', types: './lib/index.d.ts', default: './lib/index.js' },
      './.jsii': './.jsii',
      './package.json': './package.json',
    },
    files: ['lib', '.jsii', 'README.md', 'API.md', 'docs', 'CHANGELOG.md', 'LICENSE', '!*.tsbuildinfo'],
    publishConfig: { access: 'public' },
    engines: { node: '>=20.19' },
    stability: 'experimental',
    jsii: {
      outdir: 'dist',
      tsconfig: 'tsconfig.jsii.json',
      validateTsconfig: 'strict',
      targets: {
        python: { distName: `trading-${name}`, module: `trading_${name.replaceAll('-', '_')}` },
        java: {
          package: `io.trading.${name.replaceAll('-', '.')}`,
          maven: { groupId: 'io.trading', artifactId: name },
        },
        go: { moduleName: 'github.com/trading/platform-go', packageName: name.replaceAll('-', '') },
        dotnet: { namespace: dotnetName(name), packageId: dotnetName(name) },
      },
    },
    peerDependencies: { 'aws-cdk-lib': `^${CDK_VERSION}`, constructs: `^${CONSTRUCTS_VERSION}` },
    devDependencies: { 'aws-cdk-lib': CDK_VERSION, constructs: CONSTRUCTS_VERSION },
    nx: { name, tags: ['type:package'] },
  });
  // Each package is published by itself, with the licence in it.
  const licence = readFileSync(`${project.outdir}/LICENSE`, 'utf8');
  new TextFile(project, `${root}/LICENSE`, { lines: licence.trimEnd().split('\n'), marker: false });
  // The usages of the last release need not compile with the current API.
  writeTsConfig(root, { exclude: ['compat/released'] });
  writeJson(`${root}/tsconfig.jsii.json`, {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      rootDir: 'src',
      outDir: 'lib',
      declaration: true,
      stripInternal: false,
      noEmitOnError: true,
      incremental: true,
      tsBuildInfoFile: 'lib/tsconfig.tsbuildinfo',
      types: ['node'],
    },
    include: ['src'],
  });
}

constructLibrary('constructs-network', 'A VPC whose subnets never move, with private tiers and gateway endpoints');
constructLibrary('constructs-data', 'A DynamoDB table and an S3 bucket with safe defaults');
constructLibrary('constructs-compute', 'An ARM64 Lambda function with least privilege, and the queue in front of it');

for (const root of ['libs/bars', 'libs/calendars', 'libs/template', 'libs/trade-generator', 'apps/infra']) {
  writeTsConfig(root);
}
// A module that is loaded when it is needed is named with its suffix, as in ES modules.
writeTsConfig('apps/processor', { compilerOptions: { allowImportingTsExtensions: true } });
writeTsConfig('apps/query', {
  compilerOptions: { allowImportingTsExtensions: true },
  include: ['serve', 'contract', 'python'],
});
for (const root of ['calendar-data', 'cli', 'compat', 'docgen', 'local', 'nx-constructs', 'publishing']) {
  writeTsConfig(`tools/${root}`);
}
// Runs before a compiler is installed, so it is JavaScript with types in its comments.
writeTsConfig('tools/workspace', { compilerOptions: { allowJs: true, checkJs: true } });

project.synth();
