import { OperatorError } from '@trading/cli';

/** The line of a fixture that jsii-rosetta replaces with the example. */
const HERE = '/// here';

/**
 * Turns each TypeScript example of a README into a module that exports a `stack`. Modules are named after the heading above
 * the example: `readme-databackup`, `readme-databackup-2`.
 *
 * @param fixture the fixture that jsii-rosetta compiles examples in: a stack class `Fixture`
 * @param declared the source code of a module with a function for each value that the examples declare
 */
export function readmeExamples(readme: string, fixture: string, declared: string): Map<string, string> {
  const modules = new Map<string, string>();
  for (const { heading, frame, code } of codeBlocks(readme)) {
    const slug = `readme-${heading
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}`;
    let name = slug;
    for (let count = 2; modules.has(name); count++) name = `${slug}-${count}`;
    modules.set(name, frame === 'nofixture' ? standalone(code, name) : framed(code, fixture, declared, name));
  }
  return modules;
}

interface CodeBlock {
  readonly heading: string;
  /** The word after the language: `nofixture`, or empty. */
  readonly frame: string;
  readonly code: string;
}

/** Finds all `ts` blocks, including indented ones in lists. */
function codeBlocks(readme: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = '';
  for (const match of readme.matchAll(/^#+ +(.+)$|^( *)```ts *(\w*)\n([^]*?)\n\2```$/gm)) {
    const [, title, indent = '', frame = '', code = ''] = match;
    if (title !== undefined) heading = title;
    else blocks.push({ heading, frame, code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') });
  }
  return blocks;
}

/** Exports the `stack` of an example that has its own imports. */
function standalone(code: string, name: string): string {
  if (!/^const stack = /m.test(code)) {
    throw new OperatorError(
      `The example ${name} has no fixture. Expected it to declare \`const stack\`, found no such constant.`,
    );
  }
  return `${code}\n\nexport { stack };\n`;
}

/** Puts an example into the fixture, and assigns the values that it declares. */
function framed(code: string, fixture: string, declared: string, name: string): string {
  const body = code.replaceAll(/^declare const (\w+): (.+);$/gm, (_all, value: string, type: string) => {
    if (!declared.includes(`export function ${value}(`)) {
      throw new OperatorError(
        `The example ${name} declares \`${value}\`. Expected compat/declared.ts to export a function ${value}(stack) ` +
          'that creates one, found no such function.',
      );
    }
    return `const ${value}: ${type} = declared.${value}(this);`;
  });
  return [
    `import { App } from 'aws-cdk-lib/core';`,
    `import * as declared from '../declared';`,
    fixture.trim().replace(HERE, () => body.replaceAll(/\n(?!\n)/g, '\n    ')),
    '',
    `export const stack = new Fixture(new App(), 'Usage');`,
    '',
  ].join('\n');
}
