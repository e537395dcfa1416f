import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentName } from '../src/environments';
import type { Template } from '../src/gates/template';

/** A stack of an environment. */
export type StackId = 'Network' | 'Data' | 'Ingestion';

/** A template with what it exports to other stacks. */
export interface StackTemplate extends Template {
  readonly Outputs?: Readonly<
    Record<string, { readonly Export?: { readonly Name: string }; readonly Value?: unknown }>
  >;
}

/** The templates of the stacks of one environment. */
export type StackTemplates = Readonly<Record<StackId, StackTemplate>>;

/** A synthesised template, and where it lies. */
export interface TemplateFile {
  readonly stack: StackId;
  readonly path: string;
  readonly template: StackTemplate;
}

/**
 * The templates of an environment.
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

/** The same by the stack's name. */
export function byStack(files: readonly TemplateFile[]): StackTemplates {
  return Object.fromEntries(files.map(({ stack, template }) => [stack, template])) as StackTemplates;
}
