import { basename } from 'node:path/posix';
import { UnknownLayoutError } from '../errors';
import { binanceSpotLayout } from './binance-spot-layout';
import { generalLayout } from './general-layout';
import type { Layout } from './layout';
import { splitFields } from './split-fields';

/** Characters of a line that a message shows. */
const EXCERPT_LENGTH = 120;

/**
 * The layout of a file: of its header where it has one, else of its name.
 *
 * A first line of words under a Binance name is the header of another of Binance's layouts, not a bad trade.
 *
 * @param key the object's key; its last part is the file's name
 * @throws UnknownLayoutError where neither says it
 */
export function detectLayout(key: string, firstLine: string): Layout {
  const fields = splitFields(firstLine) ?? [];
  const general = generalLayout(fields);
  if (general) return general;
  const binance = binanceSpotLayout(basename(key));
  const isHeader = fields.length > 1 && fields.every((field) => /^[a-z_ ]+$/i.test(field));
  if (binance && !isHeader) return binance;
  throw new UnknownLayoutError(key, excerpt(firstLine));
}

/** The start of a line, printable, as messages and reports show it. */
export function excerpt(line: string): string {
  const printable = JSON.stringify(line.slice(0, EXCERPT_LENGTH));
  return line.length > EXCERPT_LENGTH ? `${printable}…` : printable;
}
