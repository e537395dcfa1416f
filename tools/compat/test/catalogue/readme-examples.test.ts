import { readmeExamples } from '../../src/catalogue/readme-examples';

const FIXTURE = `import { Stack } from 'aws-cdk-lib/core';

class Fixture extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    /// here
  }
}
`;
const DECLARED = 'export function bucket(stack: Stack): s3.IBucket {}';

const examples = (readme: string) => readmeExamples(readme, FIXTURE, DECLARED);

test('names examples after their heading, and numbers further examples below the same heading', () => {
  const block = '```ts\nnew DataTable(this, "Table");\n```';
  const readme = `# @trading/x\n\n${block}\n\n## \`DataTable\`: keys\n\n${block}\n\n- in a list:\n\n  \`\`\`ts\n  go();\n  \`\`\`\n`;
  expect([...examples(readme).keys()]).toEqual([
    'readme-trading-x',
    'readme-datatable-keys',
    'readme-datatable-keys-2',
  ]);
});

test('puts an example into the fixture, and exports its stack', () => {
  const [source] = examples('# A\n\n```ts\nfirst();\n\nsecond();\n```\n').values();
  expect(source).toContain('    first();\n\n    second();\n  }\n}');
  expect(source).toContain("export const stack = new Fixture(new App(), 'Usage');");
});

test('assigns the values that an example declares', () => {
  const [source] = examples('# A\n\n```ts\ndeclare const bucket: s3.IBucket;\nuse(bucket);\n```\n').values();
  expect(source).toContain("import * as declared from '../declared';");
  expect(source).toContain('const bucket: s3.IBucket = declared.bucket(this);\n    use(bucket);');
});

test('exports the stack of an example without a fixture', () => {
  const [source] = examples('# A\n\n```ts nofixture\nconst stack = new Stack(new App(), "A");\n```\n').values();
  expect(source).toBe('const stack = new Stack(new App(), "A");\n\nexport { stack };\n');
});

test('ignores examples in other languages', () => {
  expect(examples('# A\n\n```sh\nnpm test\n```\n').size).toBe(0);
});

test('names a declared value that cannot be created', () => {
  expect(() => examples('# A\n\n```ts\ndeclare const vpc: ec2.IVpc;\n```\n')).toThrow(
    'The example readme-a declares `vpc`. Expected compat/declared.ts to export a function vpc(stack) that creates one',
  );
});

test('rejects an example without a fixture that has no stack', () => {
  expect(() => examples('# A\n\n```ts nofixture\nnew App();\n```\n')).toThrow(
    'The example readme-a has no fixture. Expected it to declare `const stack`, found no such constant.',
  );
});
