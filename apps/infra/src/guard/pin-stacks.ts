import {
  assessDangers,
  assessLedger,
  hasServedIn,
  howToAccept,
  renderAccepted,
  renderRefused,
  writeLedger,
  type Ledger,
  type Override,
  type StackState,
} from '@trading/guard';
import { OperatorError } from '@trading/cli';
import { OVERRIDES_FILE } from './overrides';

/** Thrown when stacks would lose something that their ledger pins. */
export class PinnedResourcesError extends OperatorError {
  public constructor(environment: string, count: number, refused: string) {
    super(
      `The ledger of ${environment} was not written, because something that it pins would be lost (${count}):\n` +
        `${refused}\n${howToAccept(OVERRIDES_FILE)}`,
    );
  }
}

/** A ledger after it was written, and the accepted dangers, rendered. */
export interface Pinned {
  readonly ledger: Ledger;
  readonly accepted: string;
}

/**
 * Pins the stacks of an environment in its ledger.
 *
 * @param today the day on which overrides must not have expired
 * @throws PinnedResourcesError if something would be lost that no override accepts
 */
export function pinStacks(
  environment: string,
  ledger: Ledger,
  planned: readonly StackState[],
  overrides: readonly Override[],
  today: Date,
): Pinned {
  const { dangers } = assessLedger(ledger, planned);
  const { refused, accepted } = assessDangers(dangers, overrides, today, hasServedIn(ledger));
  if (refused.length > 0) throw new PinnedResourcesError(environment, refused.length, renderRefused(refused));
  return { ledger: writeLedger(ledger, planned, accepted, today), accepted: renderAccepted(accepted) };
}
