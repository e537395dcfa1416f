/** What the values of a correction column mean: the rule that keeps the trade out, or undefined where it counts. */
export interface Corrections {
  readonly column: string;
  readonly table: Readonly<Record<string, string | undefined>>;
}

/**
 * Correction indicators of the consolidated tape, as in NYSE's daily TAQ and Massive's flat files; files of a day that
 * is over hold them for every trade, so nothing is left to be cancelled.
 *
 * A correction comes as two lines: the trade as it was corrected, under its original time (01), and the message that
 * corrected it (12), which must not count again.
 *
 * https://www.nyse.com/publicdocs/nyse/data/Daily_TAQ_Client_Spec_v4.0.pdf, Trade Correction Indicator
 */
export const TAPE_CORRECTIONS: Corrections['table'] = {
  '': undefined,
  '0': undefined,
  '00': undefined,
  '1': undefined,
  '01': undefined,
  '7': 'correction 7: marked as erroneous later',
  '07': 'correction 7: marked as erroneous later',
  '8': 'correction 8: cancelled later',
  '08': 'correction 8: cancelled later',
  '10': 'correction 10: a cancel message',
  '11': 'correction 11: an error message',
  '12': 'correction 12: a correction message',
};

/** The field `u` of Alpaca's trades: https://docs.alpaca.markets/reference/stocktrades-1 */
export const ALPACA_UPDATES: Corrections['table'] = {
  '': undefined,
  canceled: 'update canceled: the trade was cancelled',
  incorrect: 'update incorrect: the trade was corrected by another',
  corrected: undefined,
};
