import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from '../../src/checks/check';
import { checkFormat } from '../../src/checks/format';
import { lintProjects } from '../../src/checks/lint';
import { checkTypes } from '../../src/checks/typecheck';

const TSCONFIG = JSON.stringify({
  compilerOptions: { noEmit: true, strict: true, lib: ['es2020'], types: [] },
  include: ['*.ts'],
});

const ESLINT_CONFIG = "export default [{ files: ['**/*.ts'], rules: { 'no-debugger': 'error' } }];\n";

const OXLINT_CONFIG = JSON.stringify({
  categories: { correctness: 'off' },
  options: { typeAware: true },
  rules: { 'typescript/no-floating-promises': 'error' },
});

/** A workspace of two projects, of which the second has the problem. */
let root: string;

async function problemsOf(
  check: Check,
  text: string,
  folders = ['a', 'ab'],
  more: Record<string, string> = {},
): Promise<Record<string, string>> {
  const files = {
    'eslint.config.mjs': ESLINT_CONFIG,
    '.oxlintrc.json': OXLINT_CONFIG,
    '.oxfmtrc.json': '{ "singleQuote": true, "ignorePatterns": ["tsconfig.json"] }\n',
    ...Object.fromEntries(['a', 'ab'].map((folder) => [`${folder}/tsconfig.json`, `${TSCONFIG}\n`])),
    'a/right.ts': 'export const right = 1;\n',
    'ab/wrong.ts': text,
    ...more,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const problems: Record<string, string> = {};
  for await (const project of check(root, folders)) problems[project.folder] = project.problems;
  return problems;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checks-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe.each<[string, Check, string, string]>([
  ['lintProjects, by ESLint', lintProjects, 'debugger;\n', "Unexpected 'debugger' statement"],
  ['lintProjects, by oxlint with types', lintProjects, 'void 0, Promise.resolve(1);\n', 'no-floating-promises'],
  ['checkFormat', checkFormat, 'export const wrong   = 1;\n', 'ab/wrong.ts is not formatted'],
  ['checkTypes', checkTypes, 'export const wrong: string = 1;\n', "Type 'number' is not assignable to type 'string'"],
])('%s', (_name, check, wrong, problem) => {
  test('says what is wrong with a project, and nothing of the others', async () => {
    const { a, ab } = await problemsOf(check, wrong);

    expect(a).toBe('');
    expect(ab).toContain(problem);
  });

  test('finds nothing wrong with right projects', async () => {
    const { ab } = await problemsOf(check, 'export const wrong = 1;\n');

    expect(ab).toBe('');
  });
});

test('a file that oxfmt cannot read is a problem of every project', async () => {
  const { a, ab } = await problemsOf(checkFormat, 'export const = ;\n');

  expect(a).toContain('Unexpected token');
  expect(ab).toContain('Unexpected token');
});

test('finds a directive that nothing needs', async () => {
  const text = '// oxlint-disable-next-line typescript/no-floating-promises\nexport const right = 1;\n';

  const { ab } = await problemsOf(lintProjects, text);

  expect(ab).toMatch(/^ab\/wrong\.ts:1:\d+: .*unused/i);
});

test('says that oxlint cannot check the files', async () => {
  const broken = { '.oxlintrc.json': '{ "rules": 1 }' };

  await expect(problemsOf(lintProjects, 'debugger;\n', ['a', 'ab'], broken)).rejects.toThrow(
    'oxlint could not check the files',
  );
});

test('says that ESLint cannot check the files', async () => {
  const broken = { 'eslint.config.mjs': "export default [{ files: ['**/*.ts'], rules: { missing: 'error' } }];\n" };

  await expect(problemsOf(lintProjects, 'debugger;\n', ['a', 'ab'], broken)).rejects.toThrow(
    'ESLint could not check the files',
  );
});

test('says that a program was stopped', async () => {
  const stops = { 'eslint.config.mjs': "process.kill(process.pid, 'SIGKILL');\nexport default [];\n" };

  await expect(problemsOf(lintProjects, 'debugger;\n', ['a', 'ab'], stops)).rejects.toThrow(
    'ESLint did not end by itself: SIGKILL',
  );
});
