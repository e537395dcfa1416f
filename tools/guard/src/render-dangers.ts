import { fingerprintOf, type Danger } from './danger';
import { MAX_OVERRIDE_DAYS, type AcceptedDanger, type RefusedDanger } from './override';

/** Renders a danger, for example `Table (AWS::DynamoDB::GlobalTable) of us-east-1/data is replaced because of …`. */
export function renderDanger({ stack, logicalId, type, certainty, change, reason }: Danger): string {
  const subject = logicalId === '' ? `The stack ${stack}` : `${logicalId} (${type}) of ${stack}`;
  return `${subject} ${change}\n    ${certainty}: ${reason}`;
}

/** Renders dangers without an override, each with the override that would accept it. */
export function renderRefused(refused: readonly RefusedDanger[]): string {
  return refused
    .map(({ danger, problem }) => {
      const note = problem === undefined ? '' : `\n    ${problem}`;
      return `${renderDanger(danger)}${note}\n    ${renderEntry(danger)}`;
    })
    .join('\n');
}

/** Renders dangers that an override accepts. */
export function renderAccepted(accepted: readonly AcceptedDanger[]): string {
  return accepted
    .map(({ danger, override: { reason, expires } }) => {
      return `${renderDanger(danger)}\n    accepted until ${expires}: ${reason}`;
    })
    .join('\n');
}

/** The way to accept dangers, for the end of a message. */
export function howToAccept(file: string): string {
  return (
    'Undo the change that causes each of them. If one is intended, save the data first, then add its entry to ' +
    `${file} with a reason and an expiry date (YYYY-MM-DD) within ${MAX_OVERRIDE_DAYS} days.`
  );
}

function renderEntry(danger: Danger): string {
  const { stack, logicalId, rule } = danger;
  const fields = { stack, resource: logicalId, rule, fingerprint: fingerprintOf(danger), reason: '', expires: '' };
  const texts = Object.entries(fields).map(([name, value]) => `${name}: '${value}'`);
  return `{ ${texts.join(', ')} }`;
}
