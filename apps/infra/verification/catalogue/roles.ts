import type { Resource } from '@trading/template';
import type { TemplateFile } from '../assembly';
import { isIntrinsic } from './intrinsics';

/** A resource of a template. */
export interface Role {
  /** The index of the template. */
  readonly file: number;
  readonly logicalId: string;
  readonly resource: Resource;
}

/** Settings whose values make two resources of the same shape different things. */
const KINDS = /^(?:MetricName|EventType|VpcEndpointType|ServiceName)$/;

/**
 * Returns one resource for each role. Resources of a stack have the same role if they have the same type and the same
 * properties, whatever their values: the subnets of three zones, the routes of an API, but not its two kinds of alarms.
 */
export function rolesOf(files: readonly TemplateFile[]): Role[] {
  const roles = new Map<string, Role>();
  files.forEach(({ stack, template }, file) => {
    for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
      const key = [stack, resource.Type, shapeOf(resource.Properties ?? {})].join(' ');
      if (!roles.has(key)) roles.set(key, { file, logicalId, resource });
    }
  });
  return [...roles.values()];
}

/** The paths of the properties in a value, with the values of those that tell kinds apart. */
function shapeOf(value: unknown, key = ''): string {
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return KINDS.test(key) ? String(value) : '';
  const children = Object.entries(value).map(([name, child]) => `${name}${shapeOf(child, name)}`);
  return `{${children.sort().join()}}`;
}
