import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareAssemblies } from 'jsii-diff';
import { Assembly, TypeSystem } from 'jsii-reflect';
import type { Finding } from '../finding';

type LoadOptions = NonNullable<Parameters<TypeSystem['load']>[1]>;

/** What the CDK's assembly uses beyond the first version of the format. */
const SUPPORTED_FEATURES: LoadOptions['supportedFeatures'] = ['intersection-types', 'class-covariant-overrides'];
const LOAD_OPTIONS: LoadOptions = { validate: false, supportedFeatures: SUPPORTED_FEATURES };

/** Fields that say where in the sources something stands. */
const PLACES: ReadonlySet<string> = new Set(['locationInModule', 'symbolId']);

/**
 * What jsii-diff says of two assemblies of a package, in both directions: what the later one lacks is a major change,
 * what the earlier one lacks a minor one.
 *
 * @param before the path of the earlier assembly
 * @param after the path of the later one
 */
export async function compareApis(before: string, after: string): Promise<Finding[]> {
  const earlier = await load(before);
  const later = await load(after);
  const broken = breaks(earlier, later);
  const findings = [...broken, ...additions(earlier, later, broken), ...peers(earlier, later)];
  if (findings.length > 0 || isDeepStrictEqual(described(earlier), described(later))) return findings;
  return [
    { bump: 'patch', subject: 'API', change: 'is documented otherwise', reason: 'nothing else about it differs' },
  ];
}

/** A system for each, since both assemblies have the same name. */
async function load(path: string): Promise<Assembly> {
  const system = new TypeSystem();
  for (const spec of await cdkSpecs()) system.addAssembly(new Assembly(system, spec));
  return system.loadFile(path, { ...LOAD_OPTIONS, isRoot: true });
}

let specs: Promise<Assembly['spec'][]> | undefined;

/** What all packages refer to: of many megabytes, so it is read once. */
function cdkSpecs(): Promise<Assembly['spec'][]> {
  specs ??= (async () => {
    const system = new TypeSystem();
    await system.load(dirname(require.resolve('aws-cdk-lib/package.json')), LOAD_OPTIONS);
    return system.assemblies.map(({ spec }) => spec);
  })();
  return specs;
}

function breaks(earlier: Assembly, later: Assembly): Finding[] {
  return compareAssemblies(earlier, later).mismatches.map(({ message }) => ({
    bump: 'major',
    ...parse(message),
    reason: 'code that uses it may not compile any more',
  }));
}

/** What the earlier assembly lacks; an element that is incompatible both ways is none. */
function additions(earlier: Assembly, later: Assembly, broken: readonly Finding[]): Finding[] {
  const incompatible = new Set(broken.map(({ subject }) => subject));
  return compareAssemblies(later, earlier)
    .mismatches.map(({ violationKey, message }): Finding => {
      const { subject, change } = parse(message);
      return {
        bump: 'minor',
        subject,
        change: violationKey.startsWith('removed:') ? 'is new' : `can do more; taken back, it would be: ${change}`,
        reason: 'code can rely on what was not there',
      };
    })
    .filter(({ subject }) => !incompatible.has(subject));
}

/** Peer dependencies with another range. */
function peers({ spec: earlier }: Assembly, { spec: later }: Assembly): Finding[] {
  const majorOf = (range: string) => /\d+/.exec(range)?.[0];
  return Object.entries(later.dependencies ?? {}).flatMap(([name, range]): Finding[] => {
    const former = earlier.dependencies?.[name];
    if (former === range) return [];
    return [
      {
        bump: former !== undefined && majorOf(former) === majorOf(range) ? 'minor' : 'major',
        subject: `peer ${name}`,
        change: `${former ?? 'none'} → ${range}`,
        reason: 'who uses the package may have to upgrade the peer first',
      },
    ];
  });
}

/** Of `PROP a.b.C.d: has been removed`, what is before and after the first colon. */
function parse(message: string): { subject: string; change: string } {
  const colon = message.indexOf(': ');
  return { subject: message.slice(0, colon), change: message.slice(colon + 2) };
}

function described({ spec }: Assembly): unknown {
  return JSON.parse(JSON.stringify(spec.types ?? {}, (key, value: unknown) => (PLACES.has(key) ? undefined : value)));
}
