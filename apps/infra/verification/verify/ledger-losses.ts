import { assessLedger, renderDanger, type Ledger, type StackState } from '@trading/guard';

/** The lines of the report about a ledger, and the failures. */
export interface LedgerLosses {
  readonly lines: readonly string[];
  readonly failures: readonly string[];
}

/** Compares the stacks of an environment with its ledger. */
export function ledgerLosses(environment: string, ledger: Ledger, planned: readonly StackState[]): LedgerLosses {
  const { dangers, unpinned } = assessLedger(ledger, planned);
  // What is lost is not pinned as it is planned, either.
  const left = dangers.length > 0 ? [] : unpinned;
  const command = `nx run infra:ledger --configuration=${environment}`;
  return {
    lines: [
      ...dangers.map((danger) => `Lost in ${environment}: ${renderDanger(danger)}`),
      ...left.map((subject) => `Not pinned in ${environment}: ${subject}`),
      `  the ledger of ${environment}: ${dangers.length} losses, ${left.length} changes to pin`,
    ],
    failures: [
      ...(dangers.length > 0
        ? [
            `A deployment of ${environment} would lose something (listed above). Undo it, or accept it: ` +
              `\`${command}\` says how.`,
          ]
        : []),
      ...(left.length > 0 ? [`The ledger of ${environment} is out of date (listed above): run \`${command}\`.`] : []),
    ],
  };
}
