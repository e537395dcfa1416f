import { inferTargets, type Manifest } from '../src/plugin';

const nothing = (_path: string) => false;
const everything = (path: string) => !path.startsWith('consumers/');
const names = (manifest: Manifest, has: typeof nothing) => Object.keys(inferTargets('x', manifest, has)).sort();

describe('inferTargets', () => {
  test.each([
    ['any project', {}, nothing, ['format', 'lint', 'typecheck']],
    ['a project with a test folder', {}, (path: string) => path === 'test', ['format', 'lint', 'test', 'typecheck']],
    [
      'a project with all kinds of tests',
      {},
      (path: string) => ['test', 'simulation', 'fuzz', 'breaks'].includes(path),
      ['breaks', 'format', 'fuzz', 'lint', 'simulation', 'test', 'typecheck'],
    ],
    [
      'a construct library',
      { jsii: {} },
      nothing,
      [
        ...['check-package', 'compile', 'docs', 'docs-check', 'examples', 'format', 'lint', 'package'],
        ...['package-js', 'sbom', 'typecheck'],
      ],
    ],
    [
      'a construct library with a catalogue of usages',
      { jsii: {} },
      (path: string) => path === 'compat',
      [
        ...[
          'check-package',
          'compat',
          'compat-range',
          'compat-record',
          'compat-usages',
          'compat-usages-check',
          'compile',
        ],
        ...['docs', 'docs-check', 'examples', 'format', 'lint', 'package', 'package-js', 'sbom', 'typecheck'],
      ],
    ],
    [
      'a CDK app',
      { cdk: { environments: ['dev'] } },
      everything,
      [
        ...[
          'audit',
          'bootstrap',
          'breaks',
          'browser',
          'catalogue',
          'cost',
          'deploy',
          'destroy',
          'diff',
          'e2e',
          'export',
          'format',
          'fuzz',
          'ledger',
          'lint',
          'load',
        ],
        ...['preflight', 'simulation', 'synth', 'test', 'typecheck', 'verify'],
      ],
    ],
  ])('infers the targets of %s', (_name, manifest, has, expected) => {
    expect(names(manifest, has)).toEqual(expected);
  });

  test('tests a built page in a browser, and tests it again once there is one', () => {
    const { browser, test: unit } = inferTargets('apps/x', {}, (path) => ['browser', 'test'].includes(path));
    expect(browser).toMatchObject({ dependsOn: ['bundle'], cache: true });
    expect(browser?.inputs).toContainEqual({ env: 'CHROMIUM' });
    expect(unit?.inputs).not.toContainEqual({ env: 'CHROMIUM' });
  });

  describe('for a library without jsii', () => {
    const targets = inferTargets('packages/x', {}, (path) => path === 'test');

    test('infers the targets of a library that is published to npm alone', () => {
      expect(Object.keys(targets).sort()).toEqual([
        ...['check-package', 'compile', 'examples', 'format', 'lint', 'package', 'package-js', 'sbom', 'test'],
        'typecheck',
      ]);
    });

    test('requires full line and branch coverage', () => {
      expect(targets['test']?.command).toContain(`--coverageThreshold '{"global":{"lines":100,"branches":100}}'`);
    });

    test('packs it with its examples, and checks the package', () => {
      expect(targets['package-js']).toMatchObject({ dependsOn: ['compile', 'examples', 'sbom'], cache: true });
      expect(targets['check-package']?.command).toBe(
        'publint run dist/js/*.tgz --strict && attw dist/js/*.tgz --profile node16 && ' +
          'tsx ../../tools/sbom/src/package/main.ts check dist/js/*.tgz',
      );
      expect(targets['package']?.dependsOn).toEqual(['package-js', 'check-package']);
    });

    test('packs the bill of materials, and packs again when it changes', () => {
      expect(targets['package-js']?.dependsOn).toContain('sbom');
      expect(targets['package-js']?.inputs).toContainEqual({ dependentTasksOutputFiles: '**/sbom.cdx.json' });
      expect(targets['sbom']?.outputs).toEqual(['{projectRoot}/sbom.cdx.json']);
    });

    test('infers no targets for publishing outside of the packages', () => {
      expect(names({}, () => false)).toEqual(['format', 'lint', 'typecheck']);
    });
  });

  test('adds a configuration per environment to the targets of a CDK app', () => {
    const { synth, deploy } = inferTargets('packages/x', { cdk: { environments: ['dev', 'production'] } }, nothing);
    const configurations = { dev: { environment: 'dev' }, production: { environment: 'production' } };

    expect(synth).toMatchObject({
      configurations: { all: { environment: 'all' }, ...configurations },
      options: { environment: '' },
    });
    expect(deploy).toMatchObject({ configurations, options: { environment: '' }, dependsOn: ['preflight', 'synth'] });
    for (const target of [synth, deploy]) expect(target).not.toHaveProperty('defaultConfiguration');
  });

  test('makes a target of each command for operators, for the first environment unless another one is named', () => {
    const { 'drain-queue': drain } = inferTargets(
      'tools/x',
      {
        operations: {
          environments: ['local', 'production'],
          commands: { 'drain-queue': { arguments: 'drain', description: 'Drain a queue' } },
        },
      },
      nothing,
    );

    expect(drain).toEqual({
      command: 'tsx --conditions=@trading/source src/main.ts drain',
      options: { cwd: '{projectRoot}', args: '--environment=local' },
      configurations: { local: { args: '--environment=local' }, production: { args: '--environment=production' } },
      metadata: { description: 'Drain a queue' },
    });
  });

  test('runs the program that a project names for its commands', () => {
    const { drain } = inferTargets(
      'apps/x',
      {
        operations: {
          program: 'src/operations/drain.ts',
          environments: ['local'],
          commands: { drain: { arguments: 'drain', description: 'Drain a queue' } },
        },
      },
      nothing,
    );

    expect(drain?.command).toBe('tsx --conditions=@trading/source src/operations/drain.ts drain');
  });

  test('runs `verify` before a deployment, if the app has it', () => {
    const has = (path: string) => path === 'verification/verify/main.ts';
    const { deploy, verify } = inferTargets('packages/x', { cdk: { environments: ['dev'] } }, has);
    expect(deploy?.dependsOn).toEqual(['preflight', 'synth', 'verify']);
    expect(verify?.command).toBe('tsx --conditions=@trading/source verification/verify/main.ts {args.environment}');
  });

  test('prints what follows from a declared load, if the app has one', () => {
    const app = { cdk: { environments: ['dev'] } };
    const { load } = inferTargets('packages/x', app, (path) => path === 'src/load/main.ts');

    expect(load).toMatchObject({
      command: 'tsx --conditions=@trading/source src/load/main.ts {args.environment} --write={args.write}',
      options: { write: false },
      configurations: { all: { environment: 'all' }, dev: { environment: 'dev' } },
      cache: false,
    });
    expect(inferTargets('packages/x', app, nothing)).not.toHaveProperty('load');
  });

  test('prints what the templates cost, if the app has a program for it', () => {
    const app = { cdk: { environments: ['dev'] } };
    const { cost } = inferTargets('packages/x', app, (path) => path === 'src/cost/main.ts');

    expect(cost).toMatchObject({
      command: 'tsx --conditions=@trading/source src/cost/main.ts {args.environment} --json={args.json}',
      options: { json: false },
      configurations: { all: { environment: 'all' }, dev: { environment: 'dev' } },
      dependsOn: ['synth'],
      cache: false,
    });
    expect(inferTargets('packages/x', app, nothing)).not.toHaveProperty('cost');
  });

  test('synthesises a CDK app without its verification as an input', () => {
    const { synth, verify } = inferTargets('packages/x', { cdk: { environments: ['dev'] } }, everything);
    expect(synth?.inputs).toEqual(['production', '!{projectRoot}/verification/**', '^production']);
    expect(verify?.inputs).toEqual(['production', '^production']);
  });

  test('requires full line and branch coverage of a library', () => {
    const commandOf = (manifest: Manifest) => inferTargets('libs/x', manifest, everything)['test']?.command;
    expect(commandOf({ jsii: {} })).toContain(`--coverageThreshold '{"global":{"lines":100,"branches":100}}'`);
    expect(commandOf({})).not.toContain('--coverage');
  });

  test('writes a report of each kind of tests, which a configuration may name otherwise', () => {
    const { test: unit, fuzz } = inferTargets('apps/x', {}, everything);
    for (const target of [unit, fuzz]) expect(target?.outputs).toEqual(['{projectRoot}/{options.outputFile}']);
    expect(unit?.options).toMatchObject({ outputFile: 'test-report.json' });
    expect(fuzz?.options).toMatchObject({ outputFile: 'fuzz-report.json' });
  });

  test('runs random tests again with another seed or number, which no other test depends on', () => {
    const { test: unit, fuzz, simulation } = inferTargets('apps/x', {}, everything);
    expect(simulation?.inputs).toContainEqual({ env: 'SIMULATION_SEED' });
    expect(fuzz?.inputs).toContainEqual({ env: 'FUZZ_FILES' });
    expect(unit?.inputs).not.toContainEqual({ env: expect.any(String) });
  });

  test('compiles a library again if its README has changed', () => {
    const { compile } = inferTargets('packages/x', { jsii: {} }, nothing);
    expect(compile?.inputs).toContainEqual({ runtime: 'git hash-object packages/x/README.md' });
  });

  describe('for a library in several languages', () => {
    const { package: all, ...targets } = inferTargets(
      'packages/x',
      { jsii: { targets: { go: {}, dotnet: {} } } },
      nothing,
    );

    test('packs each language with a separate, cached target', () => {
      for (const language of ['js', 'go', 'dotnet']) {
        expect(targets[`package-${language}`]).toMatchObject({
          command: `tsx ../../tools/publishing/src/pack/main.ts ${language}`,
          dependsOn: ['examples', 'sbom'],
          cache: true,
          outputs: [`{projectRoot}/dist/${language}`],
        });
      }
      expect(targets).not.toHaveProperty('package-java');
    });

    test('packs again if the toolchain of the language changes', () => {
      expect(targets['package-go']?.inputs).toContainEqual({ runtime: 'go version || echo none' });
      expect(targets['package-dotnet']?.inputs).not.toContainEqual({ runtime: 'go version || echo none' });
    });

    test('combines packing and checks in one target', () => {
      const parts = ['package-js', 'package-go', 'package-dotnet', 'check-package'];
      expect(all).toMatchObject({ executor: 'nx:noop', dependsOn: parts });
    });
  });

  test('tests the packages of each language that has a consumer, after packing them', () => {
    const has = (path: string) => ['consumers/typescript', 'consumers/java'].includes(path);
    const { consume, ...targets } = inferTargets('tools/x', {}, has);

    expect(targets['consume-typescript']).toMatchObject({ dependsOn: ['^package-js'], cache: true });
    expect(targets['consume-java']).toMatchObject({
      command: 'tsx src/consume/main.ts java',
      dependsOn: ['^package-java'],
      inputs: ['production', '^production', { runtime: 'mvn --version || echo none' }],
      outputs: ['{projectRoot}/dist/java.json'],
    });
    expect(targets).not.toHaveProperty('consume-go');
    expect(consume?.dependsOn).toEqual(['^package', 'consume-typescript', 'consume-java']);
    expect(consume?.cache).not.toBe(true);
  });

  test('infers the targets of an example, which uses the compiled packages', () => {
    const targets = inferTargets('examples/x', {}, everything);

    expect(Object.keys(targets).sort()).toEqual(['format', 'lint', 'synth', 'test', 'typecheck']);
    for (const name of ['lint', 'synth', 'test', 'typecheck']) expect(targets[name]?.dependsOn).toEqual(['^compile']);
    expect(targets['test']?.command).not.toContain('--config');
  });

  test('checks the documents of a library again if one of them has changed', () => {
    const { 'docs-check': check } = inferTargets('packages/x', { jsii: {} }, nothing);
    const documents = ['API.md', 'docs/python.md', 'docs/java.md', 'docs/go.md'].map((path) => `packages/x/${path}`);

    expect(check?.inputs).toContainEqual({ runtime: `git hash-object ${documents.join(' ')} || echo missing` });
  });

  test('adds a configuration per planned bump to `compat`, without a default', () => {
    const { compat } = inferTargets('packages/x', { jsii: {} }, everything);
    expect(compat).toMatchObject({
      configurations: { patch: { bump: 'patch' }, minor: { bump: 'minor' }, major: { bump: 'major' } },
      options: { bump: '' },
    });
    expect(compat).not.toHaveProperty('defaultConfiguration');
  });

  test('caches deterministic targets, but none that reads or changes an account', () => {
    const targets = inferTargets('packages/x', { jsii: {}, cdk: { environments: ['dev'] } }, everything);
    const cached = Object.entries(targets).filter(([, { cache }]) => cache === true);

    expect(cached.map(([name]) => name).sort()).toEqual([
      'audit',
      'breaks',
      'browser',
      'check-package',
      'compat',
      'compat-usages-check',
      'compile',
      'docs-check',
      'e2e',
      'examples',
      'format',
      'fuzz',
      'lint',
      'package-js',
      'sbom',
      'simulation',
      'synth',
      'test',
      'typecheck',
      'verify',
    ]);
    for (const [, { inputs }] of cached) expect(inputs).not.toHaveLength(0);
    for (const name of ['compile', 'synth', 'test', 'e2e'])
      expect(targets[name]?.outputs).toHaveLength(name === 'compile' ? 2 : 1);
  });
});
