import { CompatError } from '../errors';

/** Where jsii-rosetta puts an example into its fixture. */
const HERE = '/// here';

/**
 * Every TypeScript example of a README as a module that exports its `stack`, named by the heading it is below:
 * `readme-databackup`, `readme-databackup-2`.
 *
 * @param fixture the frame that jsii-rosetta compiles examples in: a class `Fixture`, a stack
 * @param declared the source of a module with a function for each name that the examples declare
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
  /** What follows the language: `nofixture`, or nothing. */
  readonly frame: string;
  readonly code: string;
}

/** The `ts` blocks, indented in lists or not. */
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

/** An example with imports of its own, which makes a `stack`. */
function standalone(code: string, name: string): string {
  if (!/^const stack = /m.test(code)) {
    throw new CompatError(`Expected the example ${name}, without a fixture, to make a \`const stack\`, found none.`);
  }
  return `${code}\n\nexport { stack };\n`;
}

/** An example for the inside of a stack, with values for what it declares. */
function framed(code: string, fixture: string, declared: string, name: string): string {
  const body = code.replaceAll(/^declare const (\w+): (.+);$/gm, (_all, value: string, type: string) => {
    if (!declared.includes(`export function ${value}(`)) {
      throw new CompatError(
        `The example ${name} declares \`${value}\`: expected compat/declared.ts to export a function ${value}(stack) ` +
          'that makes one, found none.',
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
