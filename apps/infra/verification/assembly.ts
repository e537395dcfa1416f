import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, requestedEnvironments, type EnvironmentName } from '../src/environments';
import { regionsOf, type EnvironmentRegion } from '../src/region-settings';
import type { Template } from '@trading/template';

/** The construct id of a stack, without the region of a standby. An environment without a page has no stack `Web`. */
export type StackId = 'Network' | 'Data' | 'Ingestion' | 'Backfill' | 'Query' | 'Exports' | 'Web';

/** A template with its outputs, which other stacks may import. */
export interface StackTemplate extends Template {
  readonly Outputs?: Readonly<
    Record<string, { readonly Export?: { readonly Name: string }; readonly Value?: unknown }>
  >;
}

/** The templates of a region by stack. */
export type StackTemplates = Readonly<Record<Exclude<StackId, 'Web'>, StackTemplate>> & {
  readonly Web?: StackTemplate;
};

/** A synthesised template and its file. */
export interface TemplateFile {
  readonly stack: StackId;
  readonly region: string;
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
 * Reads the templates of an environment, of all its regions.
 *
 * @param assembly the folder that the app was synthesised to
 */
export function readTemplates(assembly: string, environment: EnvironmentName): TemplateFile[] {
  const folder = join(assembly, `assembly-${environment}`);
  const [primary, standby] = regionsOf(environment, ENVIRONMENTS[environment]);
  const suffix = standby?.place.region.replaceAll('-', '');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => {
      const path = join(folder, name);
      const id = name.slice(environment.length).replace(/[0-9A-F]{8}\.template\.json$/, '');
      const template = JSON.parse(readFileSync(path, 'utf8')) as StackTemplate;
      return standby && suffix !== undefined && id.endsWith(suffix)
        ? { stack: id.slice(0, -suffix.length) as StackId, region: standby.place.region, path, template }
        : { stack: id as StackId, region: primary.place.region, path, template };
    });
}

/** A region of an environment, with the files of its templates. */
export interface RegionFiles {
  readonly region: EnvironmentRegion;
  readonly files: readonly TemplateFile[];
}

/** Returns the regions of an environment, primary first, each with its files. */
export function byRegion(
  files: readonly TemplateFile[],
  environment: EnvironmentName,
): readonly [primary: RegionFiles, ...others: RegionFiles[]] {
  const [primary, ...others] = regionsOf(environment, ENVIRONMENTS[environment]).map((region) => ({
    region,
    files: files.filter((file) => file.region === region.place.region),
  }));
  return [primary as RegionFiles, ...others];
}

/** Returns the region that files are of. */
export function regionOf([file]: readonly TemplateFile[], environment: EnvironmentName): EnvironmentRegion {
  const [primary, standby] = regionsOf(environment, ENVIRONMENTS[environment]);
  return standby !== undefined && file?.region === standby.place.region ? standby : primary;
}

/** Returns the templates of files of a region by stack. */
export function byStack(files: readonly TemplateFile[]): StackTemplates {
  return Object.fromEntries(files.map(({ stack, template }) => [stack, template])) as unknown as StackTemplates;
}
