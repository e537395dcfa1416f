import type { Resource, Resources, Template } from '@trading/template';
import { compareStacks } from './compare-stacks';
import type { Danger } from './danger';
import { GUARDED_TYPES, PROTECTING_TYPES } from './guarded-types';
import { nameOf, type AcceptedDanger, type Override } from './override';
import { placeOf, type StackState } from './stack-state';

/** The committed record of the resources of an environment that must not be lost: their ids, names, keys and protections. */
export interface Ledger {
  /** The dangers that were accepted, oldest first. */
  readonly changes: readonly LedgerChange[];
  /** The stacks by region and name, for example `us-east-1/analytics-data-production`. */
  readonly stacks: Readonly<Record<string, LedgerStack>>;
}

/** A danger that was accepted when the ledger was written. */
export interface LedgerChange {
  /** The day on which it was recorded, such as `2026-12-01`. */
  readonly day: string;
  readonly stack: string;
  /** The logical id of the resource. Empty for the stack itself. */
  readonly resource: string;
  readonly change: string;
  readonly reason: string;
  /** The override that accepted it, by its fingerprint and expiry date. It has served. */
  readonly override: string;
}

/** The pinned part of a stack. */
export interface LedgerStack {
  readonly terminationProtection: boolean;
  readonly template: Template;
}

/** The ledger of an environment that has none yet. */
export const EMPTY_LEDGER: Ledger = { changes: [], stacks: {} };

/** The sections of a template that decide values of its resources. */
const SECTIONS = ['Conditions', 'Mappings', 'Parameters'];

/** A parameter that the CDK adds to each template. */
const BOOTSTRAP_VERSION = 'BootstrapVersion';

/** Properties that neither identify nor protect a resource, and change often. */
const UNPINNED = [
  ...['BackupPlanTags', 'BackupVaultTags', 'Metadata', 'Tags'],
  ...['ReadProvisionedThroughputSettings', 'WriteProvisionedThroughputSettings'],
];

/** A difference between a ledger and the stacks that it should pin. */
export interface LedgerAssessment {
  /** The dangers of deploying the stacks over those of the ledger. */
  readonly dangers: readonly Danger[];
  /** New resources and raised protections, which the ledger does not pin yet. */
  readonly unpinned: readonly string[];
}

/** Compares stacks with the ledger. */
export function assessLedger(ledger: Ledger, planned: readonly StackState[]): LedgerAssessment {
  const pinned = stacksOf(ledger);
  return {
    dangers: compareStacks(pinned, planned),
    // Going back would be dangerous, so the ledger must know it.
    unpinned: [
      ...new Set(
        compareStacks(planned.map(excerptOf), pinned).map(({ stack, logicalId }) =>
          logicalId === '' ? stack : `${logicalId} of ${stack}`,
        ),
      ),
    ],
  };
}

/** Pins stacks in a ledger, with the dangers that were accepted for it. */
export function writeLedger(
  ledger: Ledger,
  planned: readonly StackState[],
  accepted: readonly AcceptedDanger[],
  today: Date,
): Ledger {
  const day = today.toISOString().slice(0, 10);
  const changes = accepted.map(({ danger: { stack, logicalId, change }, override }) => {
    return { day, stack, resource: logicalId, change, reason: override.reason, override: nameOf(override) };
  });
  const stacks = planned
    .map(excerptOf)
    .filter(({ template, terminationProtection }) => terminationProtection || template.Resources !== undefined)
    .map((stack): [string, LedgerStack] => {
      const { terminationProtection, template } = stack;
      return [placeOf(stack), { terminationProtection, template }];
    })
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return { changes: [...ledger.changes, ...changes], stacks: Object.fromEntries(stacks) };
}

/** Returns true if an override was used for a change that the ledger records. */
export function hasServedIn(ledger: Ledger): (override: Override) => boolean {
  const served = new Set(ledger.changes.map(({ override }) => override));
  return (override) => served.has(nameOf(override));
}

function stacksOf({ stacks }: Ledger): StackState[] {
  return Object.entries(stacks).map(([place, stack]) => {
    const [region = '', name = ''] = place.split('/');
    return { region, name, ...stack };
  });
}

/** The part of a stack that a ledger pins. */
function excerptOf(stack: StackState): StackState {
  const { Resources = {} } = stack.template;
  const isPinned = ([, { Type }]: [string, Resource]) => GUARDED_TYPES.has(Type) || PROTECTING_TYPES.has(Type);
  const pinned = Object.entries(Resources).filter(isPinned);
  const sections = SECTIONS.map((name) => [name, withoutBootstrapVersion(stack.template[name])] as const);
  const template: Template = {
    ...Object.fromEntries(sections.filter(([, section]) => Object.keys(section).length > 0)),
    ...(pinned.length > 0 ? { Resources: stripped(Object.fromEntries(pinned)) as Resources } : {}),
  };
  return { ...stack, template };
}

function withoutBootstrapVersion(section: unknown): object {
  const { [BOOTSTRAP_VERSION]: _, ...others } = (section ?? {}) as Record<string, unknown>;
  return others;
}

/** A value without properties that are not pinned, at any depth. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNPINNED.includes(name))
      .map(([name, child]) => [name, stripped(child)]),
  );
}
