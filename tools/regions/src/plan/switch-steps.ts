import type { Mismatch } from '../errors';
import type { Region, Switch } from '../region';
import type { Finding, Role, StateBody, Step, Survivor, StepTexts } from './step';

/** The parts of a region that are switched. */
type Part = 'rules' | 'mapping' | 'exports';

/** Seconds within which a switch reaches its state. A mapping takes about a minute. */
const SWITCH_TIME = 300;

const NAMES: Readonly<Record<Part, string>> = {
  rules: 'the rules of new and deleted files',
  mapping: 'the event source mapping',
  exports: 'the schedule of the exports',
};

const EFFECTS: Readonly<Record<Part, { readonly on: string; readonly off: string }>> = {
  rules: {
    on: 'Files that arrive from now on are sent to the queue.',
    off: 'Files that arrive from now on are not sent to the queue. The region that takes over finds them in its bucket.',
  },
  mapping: {
    on: 'Functions receive the messages of the queue.',
    off: 'Functions receive no further messages. Those that wait stay in the queue.',
  },
  exports: {
    on: 'Closed days are exported every night.',
    off: 'No further run of the exports begins, which would request settlements from the queue.',
  },
};

const BY_HAND: Readonly<Record<Part, (role: string, isOn: boolean) => string>> = {
  rules: (role, isOn) =>
    ['trade-file-created', 'trade-file-deleted']
      .map(
        (rule) =>
          `\`aws events ${isOn ? 'enable' : 'disable'}-rule --region ${role} --name ${rule}-{environment}-${role}\``,
      )
      .join(' and '),
  mapping: (role, isOn) =>
    `\`aws lambda list-event-source-mappings --region ${role} --function-name data-processor-{environment}-${role}\` shows the UUID for ` +
    `\`aws lambda update-event-source-mapping --region ${role} --uuid UUID --${isOn ? '' : 'no-'}enabled\``,
  exports: (role, isOn) =>
    `in the console of ${role}: Amazon EventBridge › Schedules › \`exports-{environment}-${role}\` › ${isOn ? 'Enable' : 'Disable'}`,
};

/** A step that switches a part of a region off. */
export function stopStep<K extends Role>(part: Part, role: K): Step<Survivor & Record<K, Region>> {
  return {
    ...switchTexts(part, role, false),
    body: switchBody<Survivor & Record<K, Region>>(part, role, false, (regions) => regions[role]),
  };
}

/**
 * A step that switches a part of the region that takes over on.
 *
 * @param refusal the check that no other region is on
 */
export function startStep<R extends Survivor>(
  part: Part,
  before: string,
  refusal: (regions: R) => Promise<Mismatch | undefined>,
): Step<R> {
  return {
    ...switchTexts(part, 'to', true),
    before,
    refusal,
    body: switchBody<R>(part, 'to', true, ({ to }) => to),
  };
}

/** Names the parts of a region that are not off, of those that ingest. Empty if it does not ingest. */
export async function ingestingParts({ rules, mapping }: Pick<Region, 'rules' | 'mapping'>): Promise<string[]> {
  const parts: string[] = [];
  for (const [name, part] of [
    [NAMES.rules, rules],
    [NAMES.mapping, mapping],
  ] as const) {
    const state = await part.state();
    if (state !== 'off') parts.push(`${name} ${state}`);
  }
  return parts;
}

function switchTexts(part: Part, role: Role, isOn: boolean): StepTexts {
  const state = isOn ? 'on' : 'off';
  return {
    id: `${isOn ? 'start' : 'stop'}-${part}-${role}`,
    title: `Switch ${state} ${NAMES[part]} in {${role}}`,
    place: role,
    action: EFFECTS[part][state],
    after: part === 'rules' ? `Both rules are ${state}.` : `${capital(NAMES[part])} is ${state}.`,
    byHand: `${BY_HAND[part](`{${role}}`, isOn)}.`,
    ...(part === 'mapping' ? { block: { kind: 'mapping', role, action: isOn ? 'enable' : 'disable' } } : {}),
  };
}

function switchBody<R extends Survivor>(
  part: Part,
  role: Role,
  isOn: boolean,
  regionOf: (regions: R) => Region,
): StateBody<R> {
  const wanted = isOn ? 'on' : 'off';
  const partOf = (regions: R): Switch => regionOf(regions)[part];
  const check = async (regions: R): Promise<Finding> => {
    const state = await partOf(regions).state();
    return { isDone: state === wanted, found: `${NAMES[part]} ${state}` };
  };
  return {
    kind: 'state',
    check,
    act: (regions) => partOf(regions).set(isOn),
    within: SWITCH_TIME,
    expected: `${NAMES[part]} ${wanted} in {${role}}`,
    remedy: `Look at it in the console of {${role}}, and run the same command again.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
