import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCatalogue, type Catalogue } from '../catalogue/catalogue';
import { CompatError } from '../errors';
import type { UsageTemplates } from './template';

/** The code of a function, for usages that say `Code.fromAsset('dist')`: its hash is part of templates. */
const FUNCTION_CODE = 'export const handler = () => undefined;\n';

/** The code that usages are synthesised with. */
export interface Code {
  /** The folder that packages are found in. */
  readonly nodeModules: string;
  /** Whether a construct library means what is published of it, or its sources. */
  readonly published: boolean;
}

/** What became of a usage: its templates, or the message that it failed with. */
export type UsageResult = { readonly templates: UsageTemplates } | { readonly error: string };

/** Synthesises every usage of a catalogue, in a folder and a process of their own; the results by name. */
export function synthesise(catalogue: Catalogue, { nodeModules, published }: Code): Map<string, UsageResult> {
  if (catalogue.usages.size === 0) return new Map();

  const folder = mkdtempSync(join(tmpdir(), 'compat-'));
  try {
    writeCatalogue(folder, catalogue);
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.mjs'), FUNCTION_CODE);
    symlinkSync(nodeModules, join(folder, 'node_modules'), 'junction');
    runUsages(folder, published);
    const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Record<string, UsageResult>;
    return new Map(Object.entries(results));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws where usages fail, with all that do */
export function templatesOf(results: ReadonlyMap<string, UsageResult>): Map<string, UsageTemplates> {
  const failures = [...results].flatMap(([usage, result]) => ('error' in result ? [`${usage}: ${result.error}`] : []));
  if (failures.length > 0) throw new CompatError(`Some usages cannot be synthesised:\n${failures.join('\n')}`);
  return new Map([...results].map(([usage, result]) => [usage, 'templates' in result ? result.templates : {}]));
}

function runUsages(folder: string, published: boolean): void {
  const conditions = published ? [] : ['--conditions=@trading/source'];
  const args = [...conditions, '--import', require.resolve('tsx'), join(__dirname, 'run-usages.ts')];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Validation takes seconds, and is for the gates to do.
      CDK_VALIDATION: 'false',
      // TableV2 warns of a deprecated property that it uses itself.
      JSII_DEPRECATED: 'quiet',
    },
  });
  if (status !== 0) throw new CompatError(`The usages cannot be synthesised:\n${stderr}`);
}
