import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from '../../src/checks/check';
import { checkFormat } from '../../src/checks/format';
import { checkTypes } from '../../src/checks/typecheck';

const TSCONFIG = JSON.stringify({
  compilerOptions: { noEmit: true, strict: true, lib: ['es5'], types: [] },
  include: ['*.ts'],
});

/** A workspace of two projects, of which the second has the problem. */
let root: string;

async function problemsOf(check: Check, text: string): Promise<Record<string, string>> {
  const files = {
    '.prettierignore': 'tsconfig.json\n',
    ...Object.fromEntries(['a', 'ab'].map((folder) => [`${folder}/tsconfig.json`, `${TSCONFIG}\n`])),
    'a/right.ts': 'export const right = 1;\n',
    'ab/wrong.ts': text,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const problems: Record<string, string> = {};
  for await (const project of check(root, ['a', 'ab'])) problems[project.folder] = project.problems;
  return problems;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checks-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe.each<[string, Check, string, string]>([
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

test('a project that ESLint cannot check is a problem of that project alone', () => {
  writeFileSync(join(root, 'eslint.config.mjs'), "export default [{ rules: { 'no-debugger': 'error' } }];\n");
  for (const [folder, text] of Object.entries({ a: 'export {};\n', b: 'debugger;\n' })) {
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, 'index.js'), text);
  }

  const { a, missing, b } = lintInProgram(['a', 'missing', 'b']);

  expect(a).toBe('');
  expect(missing).toContain("No files matching 'missing' were found");
  expect(b).toContain("Unexpected 'debugger' statement");
});

/** Lints in a program of its own: Jest cannot load the ES modules by which ESLint is configured. */
function lintInProgram(folders: readonly string[]): Record<string, string> {
  const program = `
    const { lintProjects } = require(${JSON.stringify(require.resolve('../../src/checks/lint'))});
    void (async () => {
      const problems = {};
      for await (const project of lintProjects(${JSON.stringify(root)}, ${JSON.stringify(folders)})) {
        problems[project.folder] = project.problems;
      }
      process.stdout.write(JSON.stringify(problems));
    })();`;
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { encoding: 'utf8' })) as Record<
    string,
    string
  >;
}
