import type { Resource } from '@trading/template';
import type { TemplateFile } from '../assembly';
import { additionsOf } from './additions';
import { isIntrinsic } from './intrinsics';
import type { Change, Mutant } from './mutant';
import { REMOVED, variantsOf, type Redirects } from './operators';
import { ratingOf } from './rating';
import { rolesOf, type Role } from './roles';
import { redirectsIn } from './redirects';

/** Attributes of a resource, beside its properties, whose values are changed. */
const ATTRIBUTES = ['Properties', 'DeletionPolicy', 'UpdateReplacePolicy'] as const;

/** A change, and the resources that replace the changed one. */
interface Edit extends Change {
  readonly apply: (role: Role) => Readonly<Record<string, unknown>>;
}

/**
 * Makes every mutant of the templates of an environment: each operator at each place of one resource of each role.
 *
 * The mutants are the same, and in the same order, in whatever order the templates are.
 */
export function mutantsOf(templates: readonly TemplateFile[]): Mutant[] {
  const files = [...templates].sort((a, b) => (a.stack < b.stack ? -1 : 1));
  const redirects = redirectsIn(files);
  return rolesOf(files).flatMap((role) => {
    const edits = [...changesOf(role.resource, redirects(role.file)), ...additionsOf(role.resource), REMOVAL];
    const seen = new Set([JSON.stringify({ [role.logicalId]: role.resource })]);
    // An edit that changes nothing, or the same as another one, is not a mutant.
    const distinct = edits.filter((edit) => {
      const result = JSON.stringify(edit.apply(role));
      return !seen.has(result) && seen.add(result);
    });
    return distinct.map((edit) => toMutant(files, role, edit));
  });
}

/** Removes the resource. */
const REMOVAL: Edit = { operator: 'drop', path: '', apply: () => ({}) };

function toMutant(files: readonly TemplateFile[], role: Role, { apply, ...change }: Edit): Mutant {
  const { file, logicalId, resource } = role;
  const { stack } = files[file] as TemplateFile;
  const { operator, path, variant } = change;
  const place = [`${stack}/${withoutHash(logicalId)}`, path].filter((part) => part !== '').join('/');
  return {
    ...change,
    id: `${place} ${operator}${variant === undefined ? '' : ` (${variant})`}`,
    type: resource.Type,
    rating: ratingOf({ ...change, type: resource.Type }),
    changed: stack,
    files: () =>
      files.map((each, index) => {
        if (index !== file) return each;
        // In its place, since some readers take the first resource of a type.
        const resources = Object.entries(each.template.Resources ?? {}).flatMap((entry) =>
          entry[0] === logicalId ? Object.entries(apply(role)) : [entry],
        );
        return { ...each, template: { ...each.template, Resources: Object.fromEntries(resources) } } as TemplateFile;
      }),
  };
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** The edits by operators at every place of a resource. */
function changesOf(resource: Resource, redirects: Redirects): Edit[] {
  return ATTRIBUTES.filter((attribute) => resource[attribute] !== undefined).flatMap((attribute) =>
    placesIn(resource[attribute], [attribute]).flatMap(({ path, value }) =>
      variantsOf(path.join('/'), value, redirects)
        .filter(() => path.join() !== 'Properties')
        .map((each): Edit => ({
          operator: each.operator,
          path: path.join('/'),
          ...(each.variant === undefined ? {} : { variant: each.variant }),
          apply: ({ logicalId, resource: original }) => ({ [logicalId]: replaced(original, path, each.value) }),
        })),
    ),
  );
}

interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** A value and everything in it. Tags are one place, since rules compare all of them. */
function placesIn(value: unknown, path: readonly string[]): Place[] {
  const place = { path, value };
  if (typeof value !== 'object' || value === null || isIntrinsic(value) || path.at(-1) === 'Tags') return [place];
  return [place, ...childrenOf(value).flatMap(([key, child]) => placesIn(child, [...path, key]))];
}

/** The members of an object, or the elements of a list. Of elements that are texts, the first stands for all. */
function childrenOf(value: object): [key: string, child: unknown][] {
  if (!Array.isArray(value)) return Object.entries(value);
  const entries = Object.entries(value as unknown[]);
  return entries.every(([, child]) => typeof child === 'string') ? entries.slice(0, 1) : entries;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const child = replaced((value as Record<string, unknown>)[key], rest, replacement);
  if (Array.isArray(value)) return value.flatMap((each: unknown, at) => (String(at) === key ? insert(child) : [each]));
  const { [key]: _removed, ...others } = value as Record<string, unknown>;
  return child === REMOVED ? others : { ...(value as object), [key]: child };
}

function insert(child: unknown): unknown[] {
  return child === REMOVED ? [] : [child];
}
