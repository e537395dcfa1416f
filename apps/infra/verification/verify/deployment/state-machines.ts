import type { Deployed, Deployment } from './deployment';

/** A state of a definition in the Amazon States Language, as far as it is read here. */
export interface State {
  readonly Type: string;
  readonly Resource?: unknown;
  readonly MaxConcurrency?: number;
  readonly Label?: string;
  readonly ItemReader?: { readonly Parameters?: Readonly<Record<string, unknown>> };
  readonly ItemProcessor?: Definition;
}

/** A definition in the Amazon States Language. */
interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** All state machines. */
export function stateMachinesOf(deployment: Deployment): Deployed[] {
  return deployment.all('AWS::StepFunctions::StateMachine');
}

/** The definition of a state machine as JSON, without references. */
export function definitionTextOf(machine: Deployed): string {
  return String(machine.value('DefinitionString'));
}

/** The map of a state machine. Undefined if it has no map. */
export function mapOf(machine: Deployed): State | undefined {
  const { States } = JSON.parse(definitionTextOf(machine)) as Definition;
  return Object.values(States).find(({ Type }) => Type === 'Map');
}
