import { ENVIRONMENTS, type EnvironmentName } from '../../../src/environments';
import type { StackId, TemplateFile } from '../../../verification/assembly';
import { synthesise } from '../../synthesise';

const synthesised = new Map<string, string>();

/**
 * The templates of a region of an environment as files. Each call returns copies that may be changed.
 *
 * @param region by default the primary region
 */
export function templateFiles(
  environment: EnvironmentName,
  region = ENVIRONMENTS[environment].regions[0].region as string,
): MutableFile[] {
  const key = `${environment} ${region}`;
  const json = synthesised.get(key) ?? JSON.stringify(toFiles(environment, region));
  synthesised.set(key, json);
  return JSON.parse(json) as MutableFile[];
}

/** A template whose resources may be changed. */
export interface MutableFile extends TemplateFile {
  readonly template: { Resources: Record<string, MutableResource> };
}

/** A resource that may be changed. */
export interface MutableResource {
  Type: string;
  /** Any shape, because tests change them. */
  Properties: any;
}

/** Returns the templates of an environment after a change of the first resource of a type whose id begins with a text. */
export function changed(
  environment: EnvironmentName,
  stack: StackId,
  type: string,
  id: string,
  change: (properties: MutableResource['Properties'], resource: MutableResource) => void,
  region?: string,
): MutableFile[] {
  const files = templateFiles(environment, region);
  const resources = files.find((file) => file.stack === stack)?.template.Resources ?? {};
  const resource = Object.entries(resources).find(([key, { Type }]) => Type === type && key.startsWith(id))?.[1];
  if (!resource) throw new Error(`${stack} has no ${type} ${id}`);
  change(resource.Properties, resource);
  return files;
}

function toFiles(environment: EnvironmentName, region: string): TemplateFile[] {
  return Object.entries(synthesise(environment, undefined, region)).map(([stack, { path, template }]) => ({
    stack: stack as StackId,
    region,
    path,
    template,
  }));
}
