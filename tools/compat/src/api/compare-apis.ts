import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareAssemblies } from 'jsii-diff';
import { Assembly, TypeSystem } from 'jsii-reflect';
import type { Finding } from '../finding';

type LoadOptions = NonNullable<Parameters<TypeSystem['load']>[1]>;

/** Features of the assembly format that the CDK's assembly requires. */
const SUPPORTED_FEATURES: LoadOptions['supportedFeatures'] = ['intersection-types', 'class-covariant-overrides'];
const LOAD_OPTIONS: LoadOptions = { validate: false, supportedFeatures: SUPPORTED_FEATURES };

/** Fields with locations in the source code. */
const LOCATIONS: ReadonlySet<string> = new Set(['locationInModule', 'symbolId']);

/**
 * Compares two assemblies of a package with jsii-diff, in both directions: an element missing in the later one is a major
 * change, an element missing in the earlier one a minor change.
 *
 * @param before the path of the earlier assembly
 * @param after the path of the later one
 */
export async function compareApis(before: string, after: string): Promise<Finding[]> {
  const earlier = await load(before);
  const later = await load(after);
  const broken = breaks(earlier, later);
  const findings = [...broken, ...additions(earlier, later, broken), ...peers(earlier, later)];
  if (findings.length > 0 || isDeepStrictEqual(withoutLocations(earlier), withoutLocations(later))) return findings;
  return [
    { bump: 'patch', subject: 'API', change: 'differs in its documentation', reason: 'nothing else has changed' },
  ];
}

/** Loads an assembly into its own type system, because both assemblies have the same name. */
async function load(path: string): Promise<Assembly> {
  const system = new TypeSystem();
  for (const spec of await cdkSpecs()) system.addAssembly(new Assembly(system, spec));
  return system.loadFile(path, { ...LOAD_OPTIONS, isRoot: true });
}

let specs: Promise<Assembly['spec'][]> | undefined;

/** The assemblies that all packages depend on. They are many megabytes in size, so they are read only once. */
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
    reason: 'code that uses it may no longer compile',
  }));
}

/** Elements that the earlier assembly lacks, except those that are also incompatible the other way round. */
function additions(earlier: Assembly, later: Assembly, broken: readonly Finding[]): Finding[] {
  const incompatible = new Set(broken.map(({ subject }) => subject));
  return compareAssemblies(later, earlier)
    .mismatches.map(({ violationKey, message }): Finding => {
      const { subject, change } = parse(message);
      return {
        bump: 'minor',
        subject,
        change: violationKey.startsWith('removed:') ? 'is new' : `is extended; reversing that would be: ${change}`,
        reason: 'code may depend on the addition',
      };
    })
    .filter(({ subject }) => !incompatible.has(subject));
}

/** Peer dependencies whose range changed. */
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
        reason: 'users of the package may have to upgrade the peer first',
      },
    ];
  });
}

/** Splits a message such as `PROP a.b.C.d: has been removed` at its first colon. */
function parse(message: string): { subject: string; change: string } {
  const colon = message.indexOf(': ');
  return { subject: message.slice(0, colon), change: message.slice(colon + 2) };
}

function withoutLocations({ spec }: Assembly): unknown {
  return JSON.parse(
    JSON.stringify(spec.types ?? {}, (key, value: unknown) => (LOCATIONS.has(key) ? undefined : value)),
  );
}
