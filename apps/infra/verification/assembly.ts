import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestedEnvironments, type EnvironmentName } from '../src/environments';
import type { Template } from '@trading/template';

/** The construct id of a stack. An environment without a page has no stack `Web`. */
export type StackId = 'Network' | 'Data' | 'Ingestion' | 'Backfill' | 'Query' | 'Exports' | 'Web';

/** A template with its outputs, which other stacks may import. */
export interface StackTemplate extends Template {
  readonly Outputs?: Readonly<
    Record<string, { readonly Export?: { readonly Name: string }; readonly Value?: unknown }>
  >;
}

/** The templates of an environment by stack. */
export type StackTemplates = Readonly<Record<Exclude<StackId, 'Web'>, StackTemplate>> & {
  readonly Web?: StackTemplate;
};

/** A synthesised template and its file. */
export interface TemplateFile {
  readonly stack: StackId;
  readonly path: string;
  readonly template: StackTemplate;
}

/** The template files of each environment. */
export type TemplateFiles = ReadonlyMap<EnvironmentName, readonly TemplateFile[]>;

/**
 * Reads the templates that the target `synth` wrote.
 *
 * @param requested the name of an environment, or `all`
 * @throws UnknownEnvironmentError if it is neither
 */
export function readSynthesised(requested: unknown): TemplateFiles {
  const environments = requestedEnvironments(requested);
  const assembly = join(__dirname, '../cdk.out', String(requested));
  return new Map(environments.map((environment) => [environment, readTemplates(assembly, environment)]));
}

/**
 * Reads the templates of an environment.
 *
 * @param assembly the folder that the app was synthesised to
 */
export function readTemplates(assembly: string, environment: EnvironmentName): TemplateFile[] {
  const folder = join(assembly, `assembly-${environment}`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => {
      const path = join(folder, name);
      const stack = name.slice(environment.length).replace(/[0-9A-F]{8}\.template\.json$/, '') as StackId;
      return { stack, path, template: JSON.parse(readFileSync(path, 'utf8')) as StackTemplate };
    });
}

/** Returns the templates of files by stack. */
export function byStack(files: readonly TemplateFile[]): StackTemplates {
  return Object.fromEntries(files.map(({ stack, template }) => [stack, template])) as unknown as StackTemplates;
}
