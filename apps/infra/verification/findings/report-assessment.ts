import type { Verdict } from './assess-findings';

/**
 * Prints what is left to do.
 *
 * @param acknowledgements the file that an acknowledgement goes to
 * @returns what to tell an operator; nothing where nothing is left
 */
export function reportOpen({ open, stale, excessive }: Verdict, acknowledgements: string): string[] {
  for (const { environment, stack, rule, logicalId, description } of open) {
    console.log(`${environment}/${stack}: ${rule} on ${logicalId}\n    ${description}`);
  }
  for (const key of stale) console.log(`stale acknowledgement: ${key}`);
  for (const text of excessive) console.log(text);
  return open.length + stale.length + excessive.length > 0
    ? [`Mend what is open, or acknowledge it in ${acknowledgements} with a reason.`]
    : [];
}

/** How much there is of everything, in one line. */
export function renderVerdict({ open, acknowledged, stale }: Verdict): string {
  return `unacknowledged findings: ${open.length}, acknowledged: ${acknowledged}, stale: ${stale.length}`;
}
