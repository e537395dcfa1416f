import { compareStacks, type Danger, type Rule, type StackState } from '@trading/guard';
import type { EnvironmentName } from '../../src/environments';
import type { StackId } from '../../verification/assembly';
import { synthesise, type SynthesisedStack } from '../synthesise';

/** A template or a part of it, which edits change. */
export type Mutable = Record<string, any>;

/** A change of a stack of the app. */
export interface Edit {
  readonly name: string;
  readonly environment: EnvironmentName;
  readonly stack: StackId;
  /** Changes the deployed template first, where the app has nothing like it. */
  readonly given?: (template: Mutable) => void;
  readonly edit: (template: Mutable, state: Mutable) => void;
}

/** A stack of the primary region of an environment. */
export function stackOf(environment: EnvironmentName, id: StackId): StackState {
  const { stackName, terminationProtection, template } = (
    synthesise(environment) as Readonly<Record<StackId, SynthesisedStack>>
  )[id];
  return { name: stackName, region: 'us-east-1', terminationProtection: terminationProtection ?? false, template };
}

/** The dangers of deploying a stack of the app with an edit. The edit must change something. */
export function dangersOf({ environment, stack, given, edit }: Edit, rules?: readonly Rule[]): Danger[] {
  const deployed = structuredClone(stackOf(environment, stack));
  given?.(deployed.template);
  const planned = structuredClone(deployed) as Mutable;
  edit(planned['template'], planned);
  expect(JSON.stringify(planned)).not.toBe(JSON.stringify(deployed));
  return compareStacks([deployed], [planned as StackState], rules);
}

/** The logical id of a resource of a type, optionally by the beginning of the id. */
export function idOf(template: Mutable, type: string, beginning = ''): string {
  const found = Object.entries<Mutable>(template['Resources']).find(
    ([id, resource]) => resource['Type'] === type && id.startsWith(beginning),
  );
  if (!found) throw new Error(`Expected a ${type} ${beginning}, found none`);
  return found[0];
}

/** A resource of a type. */
export function resource(template: Mutable, type: string, beginning = ''): Mutable {
  return template['Resources'][idOf(template, type, beginning)];
}

/** The properties of a resource of a type. */
export function properties(template: Mutable, type: string, beginning = ''): Mutable {
  return resource(template, type, beginning)['Properties'];
}

/** Removes a resource. */
export function remove(template: Mutable, type: string, beginning = ''): void {
  Reflect.deleteProperty(template['Resources'], idOf(template, type, beginning));
}

/** Changes the logical id of a resource and all references to it. */
export function rename(template: Mutable, type: string, beginning = ''): void {
  const id = idOf(template, type, beginning);
  template['Resources'] = JSON.parse(JSON.stringify(template['Resources']).replaceAll(`"${id}"`, '"Renamed"'));
}
