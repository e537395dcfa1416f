import type { ClassType, InterfaceType, Parameter, TypeReference, TypeSystem } from 'jsii-reflect';
import type { FeatureTable } from './feature-table';

/** A value, as a TypeScript expression. */
export interface Alternative {
  /** The names of the optional members and the factories that it uses. Empty for a value with defaults only. */
  readonly label: readonly string[];
  readonly source: string;
}

/** A property or a parameter. */
export interface Member {
  readonly name: string;
  /** Its name in the {@link FeatureTable}. */
  readonly key: string;
  readonly type: TypeReference;
  readonly optional: boolean;
  /** The documented default. */
  readonly fallback?: string;
}

/** Expressions for members, by their name, of which the optional ones may be missing. */
interface Combination {
  readonly label: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Finds the values of a type that turn on one optional feature each, and leave everything else at its default.
 *
 * Members of which no value is known are collected in {@link unknown}, and the entries of the table that were of use in
 * {@link used}.
 */
export class Alternatives {
  public readonly unknown = new Set<string>();
  public readonly used = new Set<string>();
  private readonly omitted: ReadonlySet<string>;

  public constructor(
    private readonly system: TypeSystem,
    private readonly table: FeatureTable,
  ) {
    this.omitted = new Set(Object.values(table.omitted).flat());
  }

  /** Property lists: one with the required properties only, and one for each alternative of each other property. */
  public ofStruct(struct: InterfaceType): Alternative[] {
    return this.combine(membersOf(struct)).map(({ label, sources }) => ({ label, source: renderObject(sources) }));
  }

  /**
   * Argument lists: one with the required arguments only, and one for each alternative of each other argument.
   *
   * @param owner the name of the method, `Foo.method`
   */
  public ofParameters(owner: string, parameters: readonly Parameter[]): Alternative[] {
    const members = parameters.map(({ name, type, optional }): Member => ({
      name,
      key: `${owner}.${name}`,
      type,
      optional,
    }));
    return (
      this.combine(members)
        // The same as without the argument.
        .filter(({ sources }) => !members.some(({ name, optional }) => optional && sources.get(name) === '{}'))
        .map(({ label, sources }) => ({ label, source: [...sources.values()].join(', ') }))
    );
  }

  private combine(members: readonly Member[]): Combination[] {
    const byName = new Map(members.map((member) => [member.name, member]));
    const required = members.filter(({ optional }) => !optional);
    const first = (names: readonly string[]): [string, string][] =>
      names.flatMap((name): [string, string][] => {
        const member = byName.get(name);
        if (!member) this.unknown.add(name);
        const source = member && this.ofMember(member)[0]?.source;
        return source === undefined ? [] : [[name, source]];
      });

    if (required.some((member) => this.ofMember(member).length === 0)) return [];
    const base = first(required.flatMap(({ name, key }) => [name, ...this.required(key)]));
    const others = members.flatMap((member) => {
      const companions = first(this.required(member.key));
      return this.ofMember(member)
        .slice(member.optional ? 0 : 1)
        .map(({ label, source }) => ({
          label: [member.name, ...label],
          sources: new Map([...base, ...companions, [member.name, source]]),
        }));
    });
    return [{ label: [], sources: new Map(base) }, ...others];
  }

  private required(key: string): readonly string[] {
    const names = this.table.requires[key] ?? [];
    if (names.length > 0) this.used.add(key);
    return names;
  }

  private ofMember(member: Member): Alternative[] {
    if (this.omitted.has(member.key)) {
      this.used.add(member.key);
      return [];
    }
    const alternatives = this.ofType(member.key, member.type, member.fallback);
    if (alternatives.length === 0) this.unknown.add(member.key);
    return alternatives;
  }

  private ofType(key: string, type: TypeReference, fallback?: string): Alternative[] {
    const known = this.known(key);
    if (known.length > 0) return known;
    if (type.primitive === 'boolean') {
      return [{ label: [], source: String(fallback !== 'true') }];
    }
    if (type.arrayOfType) {
      return this.ofType(key, type.arrayOfType).map(({ label, source }) => ({
        label,
        source: `[${source}]`,
      }));
    }
    const fqn = nameOf(type);
    return fqn === undefined ? [] : this.ofNamedType(fqn);
  }

  private ofNamedType(fqn: string): Alternative[] {
    const known = this.known(fqn);
    if (known.length > 0) return known;
    const type = this.system.tryFindFqn(fqn);
    if (!type) return [];
    if (type.isEnumType()) {
      return type.members.map(({ name }) => ({ label: [name], source: `${type.name}.${name}` }));
    }
    if (type.isDataType()) return this.ofStruct(type);
    if (type.isClassType()) return isConstruct(type) ? [this.ofConstruct(type)] : this.ofFactories(type);
    return [];
  }

  /** A new construct with its required properties. Its own optional features have usages of their own. */
  private ofConstruct(type: ClassType): Alternative {
    const [props] = this.ofProps(type);
    return { label: [], source: newConstruct(type.name, props?.source) };
  }

  /** The property lists of a construct. Empty if it has no properties. */
  public ofProps(construct: ClassType): Alternative[] {
    const fqn = nameOf(construct.initializer?.parameters[2]?.type);
    const props = fqn === undefined ? undefined : this.system.tryFindFqn(fqn);
    return props?.isDataType() ? this.ofStruct(props) : [];
  }

  private ofFactories(type: ClassType): Alternative[] {
    return type.ownMethods
      .filter((method) => method.static && nameOf(method.returns.type) === type.fqn)
      .flatMap(({ name, parameters }) =>
        this.ofParameters(`${type.name}.${name}`, parameters).map(({ label, source }) => ({
          label: [name, ...label],
          source: `${type.name}.${name}(${source})`,
        })),
      );
  }

  private known(name: string): Alternative[] {
    const sources = [this.table.values[name] ?? []].flat();
    if (sources.length > 0) this.used.add(name);
    return sources.map((source, index) => ({ label: sources.length > 1 ? [String(index + 1)] : [], source }));
  }
}

/** True if a class is created in a scope. */
export function isConstruct({ initializer }: ClassType): boolean {
  return nameOf(initializer?.parameters[0]?.type) === 'constructs.Construct';
}

/** An expression that creates a construct in `stack`, with its name as the ID. */
export function newConstruct(name: string, props: string | undefined): string {
  return `new ${name}(stack, '${name}'${props === undefined || props === '{}' ? '' : `, ${props}`})`;
}

function membersOf(struct: InterfaceType): Member[] {
  return struct.allProperties.map(({ name, type, optional, definingType, docs }) => {
    const fallback = docs.docs.default;
    const key = `${definingType.name}.${name}`;
    return { name, key, type, optional, ...(fallback === undefined ? {} : { fallback }) };
  });
}

function renderObject(sources: ReadonlyMap<string, string>): string {
  if (sources.size === 0) return '{}';
  return `{ ${[...sources].map(([name, source]) => `${name}: ${source}`).join(', ')} }`;
}

/** The fully qualified name of a type, which may be in an assembly that is not loaded. */
export function nameOf(type: TypeReference | undefined): string | undefined {
  return type?.spec && 'fqn' in type.spec ? type.spec.fqn : undefined;
}
