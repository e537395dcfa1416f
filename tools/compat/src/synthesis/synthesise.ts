import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, OperatorError, runCommand } from '@trading/cli';
import { writeCatalogue, type Catalogue } from '../catalogue/catalogue';
import type { UsageTemplates } from './usage-templates';

/** The function code for usages with `Code.fromAsset('dist')`. It is fixed because templates contain its hash. */
const FUNCTION_CODE = 'export const handler = () => undefined;\n';

/** The packages that usages are synthesised with. */
export interface Code {
  /** The folder in which the packages are installed. */
  readonly nodeModules: string;
  /** True to use the compiled construct libraries, false to use their source code. */
  readonly published: boolean;
}

/** The templates of a usage, or the message of the error that it failed with. */
export type UsageResult = { readonly templates: UsageTemplates } | { readonly error: string };

/** Synthesises every usage of a catalogue, in a temporary folder and a separate process. Returns the results by name. */
export async function synthesise(
  catalogue: Catalogue,
  { nodeModules, published }: Code,
): Promise<Map<string, UsageResult>> {
  if (catalogue.usages.size === 0) return new Map();

  return inTemporaryFolder('compat', async (folder) => {
    writeCatalogue(folder, catalogue);
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.mjs'), FUNCTION_CODE);
    symlinkSync(nodeModules, join(folder, 'node_modules'), 'junction');
    await runUsages(folder, published);
    const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Record<string, UsageResult>;
    return new Map(Object.entries(results));
  });
}

/** @throws OperatorError that lists all failed usages, if there are any */
export function templatesOf(results: ReadonlyMap<string, UsageResult>): Map<string, UsageTemplates> {
  const failures = [...results].flatMap(([usage, result]) => ('error' in result ? [`${usage}: ${result.error}`] : []));
  if (failures.length > 0) throw new OperatorError(`Some usages cannot be synthesised:\n${failures.join('\n')}`);
  return new Map([...results].map(([usage, result]) => [usage, 'templates' in result ? result.templates : {}]));
}

async function runUsages(folder: string, published: boolean): Promise<void> {
  const conditions = published ? [] : ['--conditions=@trading/source'];
  const args = [...conditions, '--import', require.resolve('tsx'), join(__dirname, 'run-usages.ts')];
  await runCommand(process.execPath, args, {
    cwd: folder,
    env: {
      ...process.env,
      // Validation takes seconds, and is not the purpose here.
      CDK_VALIDATION: 'false',
      // TableV2 itself uses a deprecated property and warns about it.
      JSII_DEPRECATED: 'quiet',
    },
  });
}
