import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { UsageResult } from './synthesise';
import type { Template } from './template';

/** What this file needs of an app of the CDK, whatever copy of the library made it. */
interface App {
  synth(): { readonly stacks: readonly { readonly stackName: string; readonly template: Template }[] };
}

/** What a usage exports. */
interface Usage {
  readonly stack?: { readonly node: { readonly root: App } };
}

/** Usages are modules of their own, of which there is no type here. */
const load = createRequire(__filename);

/**
 * A program of its own, since modules are loaded once a process: synthesises `usages/*.ts` of the working directory, and
 * writes what became of each to `results.json`.
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
    if (!stack) throw new Error('Expected the usage to export a `stack`, found none.');
    const { stacks } = stack.node.root.synth();
    return { templates: Object.fromEntries(stacks.map((each) => [each.stackName, ownPart(each.template)])) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The template without what every synthesised stack has: that the account must be bootstrapped. */
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
