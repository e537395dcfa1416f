import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { UsageResult } from './synthesise';
import type { Template } from '@trading/template';

/** A CDK app, created by any copy of the CDK library. */
interface App {
  synth(): { readonly stacks: readonly { readonly stackName: string; readonly template: Template }[] };
}

/** The exports of a usage. */
interface Usage {
  readonly stack?: { readonly node: { readonly root: App } };
}

/** Loads a usage. Its types are not known here. */
const load = createRequire(__filename);

/**
 * Synthesises `usages/*.ts` of the working directory, and writes the results to `results.json`. It runs in a separate
 * process because a process loads each module only once.
 */
function main(): void {
  const folder = join(process.cwd(), 'usages');
  const results = readdirSync(folder)
    .sort()
    .map((file): [string, UsageResult] => [basename(file, '.ts'), runUsage(join(folder, file))]);
  writeFileSync('results.json', JSON.stringify(Object.fromEntries(results)));
}

function runUsage(file: string): UsageResult {
  try {
    const { stack } = load(file) as Usage;
    if (!stack) throw new Error('Expected the usage to export a `stack`, found no such export.');
    const { stacks } = stack.node.root.synth();
    return { templates: Object.fromEntries(stacks.map((each) => [each.stackName, ownPart(each.template)])) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The template without the check for a bootstrapped account, which every synthesised stack has. */
function ownPart({ Parameters, Rules, ...template }: Template): Template {
  const own = (section: unknown, name: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(section ?? {}).filter(([id]) => id !== name));
  const parameters = own(Parameters, 'BootstrapVersion');
  const rules = own(Rules, 'CheckBootstrapVersion');
  return {
    ...template,
    ...(Object.keys(parameters).length > 0 ? { Parameters: parameters } : {}),
    ...(Object.keys(rules).length > 0 ? { Rules: rules } : {}),
  };
}

main();
