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
  'packages/*/sbom.cdx.json',
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
  /** Added to the folders of every project. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Writes the tsconfig.json that the editor and `nx typecheck` read. */
function writeTsConfig(root: string, { compilerOptions = {}, include = [], exclude }: TsConfigOptions = {}): void {
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

/** The first fields in the manifest of a published package. */
function published(root: string, name: string, description: string, keywords: readonly string[]): object {
  return {
    name: `@trading/${name}`,
    version: current(`${root}/package.json`).version ?? '0.1.0',
    description,
    license: 'Apache-2.0',
    author: { name: 'Trading Platform Team', organization: true },
    repository: { type: 'git', url: 'git+https://github.com/trading/platform.git', directory: root },
    keywords,
    type: 'commonjs',
  };
}

/** Each package is published by itself, with the licence in it. */
function writeLicence(root: string): void {
  const licence = readFileSync(`${project.outdir}/LICENSE`, 'utf8');
  new TextFile(project, `${root}/LICENSE`, { lines: licence.trimEnd().split('\n'), marker: false });
}

/** A construct library that is published: jsii owns its API. */
function constructLibrary(name: string, description: string): void {
  const root = `packages/${name}`;
  writeJson(`${root}/package.json`, {
    ...published(root, name, description, ['aws', 'cdk', 'constructs', 'trading']),
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    exports: {
      '.': { '@trading/source': './src/index.ts', types: './lib/index.d.ts', default: './lib/index.js' },
      './.jsii': './.jsii',
      './package.json': './package.json',
    },
    files: [
      'lib',
      '.jsii',
      'README.md',
      'API.md',
      'docs',
      'CHANGELOG.md',
      'LICENSE',
      'sbom.cdx.json',
      '!*.tsbuildinfo',
    ],
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
  writeLicence(root);
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
constructLibrary('constructs-web', 'An HTTP API in front of a Lambda function, and a static site behind CloudFront');

/** A library of plain TypeScript that is published to npm alone, as ES modules and as CommonJS. */
function npmLibrary(name: string, description: string, options: NpmLibraryOptions): void {
  const root = `packages/${name}`;
  const entry = (file: string) => ({
    '@trading/source': `./src/${file}.ts`,
    import: { types: `./lib/esm/${file}.d.ts`, default: `./lib/esm/${file}.js` },
    require: { types: `./lib/cjs/${file}.d.ts`, default: `./lib/cjs/${file}.js` },
  });
  writeJson(`${root}/package.json`, {
    ...published(root, name, description, options.keywords),
    main: 'lib/cjs/index.js',
    module: 'lib/esm/index.js',
    types: 'lib/cjs/index.d.ts',
    exports: {
      '.': entry('index'),
      ...Object.fromEntries(options.entries.map((file) => [`./${file}`, entry(file)])),
      './package.json': './package.json',
    },
    sideEffects: false,
    files: ['lib', 'README.md', 'CHANGELOG.md', 'LICENSE', 'sbom.cdx.json', '!*.tsbuildinfo'],
    publishConfig: { access: 'public' },
    engines: { node: '>=20' },
    nx: { name, tags: ['type:package'], targets: options.targets },
  });
  writeLicence(root);
  // Relative imports have their suffix, as in ES modules.
  writeTsConfig(root, { compilerOptions: { allowImportingTsExtensions: true }, include: ['contract'] });
  for (const format of ['esm', 'cjs']) {
    writeJson(`${root}/tsconfig.${format}.json`, {
      extends: '../../tsconfig.base.json',
      compilerOptions: {
        // Only what browsers and Node have in common.
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        module: format === 'esm' ? 'es2022' : 'commonjs',
        moduleResolution: 'bundler',
        rewriteRelativeImportExtensions: true,
        rootDir: 'src',
        outDir: `lib/${format}`,
        declaration: true,
        noEmitOnError: true,
        noUncheckedIndexedAccess: true,
      },
      include: ['src'],
    });
  }
}

interface NpmLibraryOptions {
  readonly keywords: readonly string[];
  /** The entry points besides `index`. */
  readonly entries: readonly string[];
  /** Targets that only this library has. */
  readonly targets: object;
}

/** A target that reads the OpenAPI document of the query API. */
function apiTarget(command: string, options: object): object {
  return {
    command: `tsx ../../tools/publishing/src/api-types/main.ts ${command} ../../apps/query/dist/openapi.json src/private/openapi.ts`,
    options: { cwd: '{projectRoot}' },
    dependsOn: [{ projects: ['query'], target: 'bundle' }],
    ...options,
  };
}

npmLibrary(
  'bars-client',
  'A client of the query API for exact OHLCV bars, for Node and browsers, without dependencies',
  {
    keywords: ['bars', 'candles', 'client', 'market-data', 'ohlcv', 'trading'],
    entries: ['sigv4', 'jwt'],
    targets: {
      api: apiTarget('write', {
        metadata: { description: 'Writes the types of the query API from its OpenAPI document' },
      }),
      'api-check': apiTarget('check', {
        cache: true,
        inputs: [
          '{projectRoot}/src/private/openapi.ts',
          { dependentTasksOutputFiles: '**/openapi.json' },
          '{workspaceRoot}/tools/publishing/src/api-types/*',
        ],
        metadata: { description: 'Checks that the types of the client are those of the query API' },
      }),
      contract: {
        command:
          "jest --ci --config ../../jest.config.js --rootDir . --testMatch '<rootDir>/contract/**/*.contract.ts' --json",
        options: { cwd: '{projectRoot}', outputFile: 'contract-report.json' },
        cache: true,
        inputs: ['default', { input: 'production', projects: ['query', 'bars', 'calendars'] }],
        outputs: ['{projectRoot}/{options.outputFile}'],
        metadata: { description: 'Tests the client with the query API and generated bars' },
      },
    },
  },
);

for (const root of [
  'libs/bars',
  'libs/calendars',
  'libs/lambda',
  'libs/prices',
  'libs/template',
  'libs/trade-generator',
  'apps/exporter',
  'apps/infra',
]) {
  writeTsConfig(root);
}
// A module that is loaded when it is needed is named with its suffix, as in ES modules.
writeTsConfig('apps/processor', { compilerOptions: { allowImportingTsExtensions: true } });
writeTsConfig('apps/query', {
  compilerOptions: { allowImportingTsExtensions: true },
  include: ['serve', 'contract', 'python'],
});
// Vite bundles the page, which runs in browsers.
writeTsConfig('apps/chart', {
  compilerOptions: {
    ...{ module: 'esnext', moduleResolution: 'bundler', lib: ['es2023', 'dom', 'dom.iterable'] },
    allowImportingTsExtensions: true,
  },
  include: ['browser', 'build'],
});
for (const root of [
  'bundling',
  'calendar-data',
  'cli',
  'compat',
  'docgen',
  'guard',
  'ingestion',
  'local',
  'nx-constructs',
  'parquet-readers',
  'publishing',
  'regions',
  'sbom',
]) {
  writeTsConfig(`tools/${root}`);
}
// Runs before a compiler is installed, so it is JavaScript with types in its comments.
writeTsConfig('tools/workspace', { compilerOptions: { allowJs: true, checkJs: true } });

project.synth();
