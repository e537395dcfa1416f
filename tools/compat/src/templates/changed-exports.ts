import type { Template } from '@trading/template';
import type { Finding } from '../finding';
import { render, type TemplateChange } from '@trading/guard/templates';

/** The text that the CDK puts after the name of the stack in the names of exports that it makes for references between stacks. */
const GENERATED = ':ExportsOutput';

/**
 * Finds removed or renamed exports, which CloudFormation rejects while another stack imports them, and added ones with a fixed
 * name, which only one stack of an account and region can have.
 */
export function changedExports({ before, after }: TemplateChange): Finding[] {
  const old = exportsOf(before);
  const now = exportsOf(after);
  const names = (exports: typeof old) => exports.map(({ name }) => name);
  return [
    ...old
      .filter(({ name }) => !names(now).includes(name))
      .map(({ output, name }): Finding => ({
        bump: 'major',
        subject: `${output} (output)`,
        change: `is no longer exported as ${name}`,
        reason: 'CloudFormation rejects the update while another stack imports it',
      })),
    ...now
      .filter(({ name, isFixed }) => isFixed && !names(old).includes(name))
      .map(({ output, name }): Finding => ({
        bump: 'minor',
        subject: `${output} (output)`,
        change: `is exported as ${name}`,
        reason: 'CloudFormation rejects the update if another stack exports this name',
      })),
  ];
}

function exportsOf({ Outputs = {} }: Template): { output: string; name: string; isFixed: boolean }[] {
  return Object.entries(Outputs).flatMap(([output, { Export }]) => {
    if (!Export) return [];
    const { Name } = Export;
    return { output, name: render(Name), isFixed: typeof Name === 'string' && !Name.includes(GENERATED) };
  });
}
