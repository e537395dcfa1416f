import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from '../../src/checks/check';
import { checkFormat } from '../../src/checks/format';
import { lintProjects } from '../../src/checks/lint';
import { checkTypes } from '../../src/checks/typecheck';

const TSCONFIG = JSON.stringify({
  compilerOptions: { noEmit: true, strict: true, lib: ['es5'], types: [] },
  include: ['*.ts'],
});

const ESLINT_CONFIG = "export default [{ files: ['**/*.ts'], rules: { 'no-debugger': 'error' } }];\n";

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
    '.prettierignore': 'tsconfig.json\n',
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
  ['lintProjects', lintProjects, 'debugger;\n', "Unexpected 'debugger' statement"],
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

test('a file that Prettier cannot read is a problem of every project', async () => {
  const { a, ab } = await problemsOf(checkFormat, 'export const = ;\n');

  expect(a).toContain('SyntaxError');
  expect(ab).toContain('SyntaxError');
});

test('a project that ESLint cannot check is a problem of that project alone', async () => {
  const { a, missing, ab } = await problemsOf(lintProjects, 'debugger;\n', ['a', 'missing', 'ab']);

  expect(a).toBe('');
  expect(missing).toContain("No files matching 'missing' were found");
  expect(ab).toContain("Unexpected 'debugger' statement");
});

test('says that ESLint ended early', async () => {
  const exits = { 'eslint.config.mjs': 'process.exit(3);\n' };

  await expect(problemsOf(lintProjects, 'debugger;\n', ['a', 'ab'], exits)).rejects.toThrow('ESLint ended early: 3');
});
