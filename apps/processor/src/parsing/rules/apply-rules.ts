import { textOf, type Field, type Fields } from '../fields';
import type { LayoutDeclaration } from '../layout-declaration';
import { FULLY_ELIGIBLE } from '@trading/bars';
import { isInRegularSession } from './regular-session';
import {
  applyConditions,
  type ConditionTable,
  type ExtendedHours,
  type SaleConditions,
  type Verdict,
} from './sale-conditions';

/** Texts without quotes and commas. */
const PYTHON_LIST = /^\[(?:'[^',]*'(?:, '[^',]*')*)?\]$/;

/** The circumstances that the rules depend on, besides the fields of the line. */
export interface RuleContext {
  /**
   * The practice that the configuration names.
   *
   * @default - the provider's own practice
   */
  readonly extendedHours?: ExtendedHours;
  /** Returns the time of the trade in nanoseconds since 1970, or the reason why it is not valid. */
  readonly time: () => bigint | string;
}

/** Applies the rules of a layout for corrections and sale conditions to the trade of a line. */
export function applyRules(
  { corrections, conditions }: Pick<LayoutDeclaration, 'corrections' | 'conditions'>,
  fields: Fields,
  context: RuleContext,
): Verdict {
  if (corrections) {
    const indicator = textOf(fields(corrections.column))?.trim() ?? '';
    if (!Object.hasOwn(corrections.table, indicator)) {
      return { kind: 'rejected', reason: `the value '${indicator}' of '${corrections.column}' is not known` };
    }
    const rule = corrections.table[indicator];
    if (rule !== undefined) return { kind: 'excluded', rule };
  }

  const codes = conditions ? codesOf(fields(conditions.column), conditions.format) : [];
  if (!conditions || codes.length === 0) return { kind: 'eligible', eligibility: FULLY_ELIGIBLE };
  const tape = (conditions.tape && textOf(fields(conditions.tape.column))) ?? '';
  const table = tableFor(conditions, tape);
  if (!table) return { kind: 'rejected', reason: `the sale conditions of the tape '${tape}' are not known` };
  return applyConditions(codes, table, () => practiceOf(conditions, context));
}

function codesOf(field: Field = [], format: SaleConditions['format']): string[] {
  const codes = typeof field === 'string' ? splitCodes(field, format) : field;
  return codes.map((code) => code.trim()).filter((code) => code !== '');
}

/** A text that is not a list of Python is one code, which is not known. */
function splitCodes(text: string, format: SaleConditions['format'] = 'commas'): string[] {
  if (format === 'commas') return text.split(',');
  if (format === 'characters') return Array.from(text);
  return PYTHON_LIST.test(text) ? text.slice(1, -1).replaceAll("'", '').split(',') : [text];
}

function tableFor({ table, tape }: SaleConditions, value: string): ConditionTable | undefined {
  return tape && Object.hasOwn(tape.tables, value) ? tape.tables[value] : table;
}

function practiceOf(
  { extendedHours = 'volume', volumeOnlyInSession = false }: SaleConditions,
  { extendedHours: configured, time: timeOf }: RuleContext,
): ExtendedHours {
  const practice = configured ?? extendedHours;
  if (practice !== 'prices' || !volumeOnlyInSession) return practice;
  const time = timeOf();
  return typeof time === 'bigint' && isInRegularSession(time) ? 'volume' : practice;
}
