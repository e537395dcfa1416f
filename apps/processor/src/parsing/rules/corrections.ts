/** The column with the correction indicator of a trade, and the meaning of its values. */
export interface Corrections {
  readonly column: string;
  /** The rule that excludes the trade, by indicator. Undefined if the trade is not excluded. */
  readonly table: Readonly<Record<string, string | undefined>>;
}

/**
 * Correction indicators of the consolidated tape, as in NYSE's daily TAQ and Massive's flat files. Such a file is
 * written after the end of the day, so the indicator of each trade is final and no line cancels another one.
 *
 * A correction is two lines: the corrected trade at its original time (01), and the correction message (12), which is
 * excluded so that the trade is not counted twice.
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

/** The values of the field `u` of Alpaca's trades: https://docs.alpaca.markets/reference/stocktrades-1 */
export const ALPACA_UPDATES: Corrections['table'] = {
  '': undefined,
  canceled: 'update canceled: the trade was cancelled',
  incorrect: 'update incorrect: the trade was corrected by another',
  corrected: undefined,
};

/** The indicators of trades that are not corrected, of a provider that does not state the meaning of any other. */
export const NO_CORRECTIONS: Corrections['table'] = { '': undefined, '0': undefined };
