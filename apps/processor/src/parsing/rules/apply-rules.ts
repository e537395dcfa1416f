import { textOf, type Field, type Fields } from '../fields';
import type { LayoutDeclaration } from '../layout-declaration';
import { FULLY_ELIGIBLE } from '@trading/bars';
import {
  applyConditions,
  type ConditionTable,
  type ExtendedHours,
  type SaleConditions,
  type Verdict,
} from './sale-conditions';

/** Applies the rules of a layout for corrections and sale conditions to the trade of a line. */
export function applyRules(
  { corrections, conditions }: Pick<LayoutDeclaration, 'corrections' | 'conditions'>,
  fields: Fields,
  extendedHours: ExtendedHours,
): Verdict {
  if (corrections) {
    const indicator = textOf(fields(corrections.column))?.trim() ?? '';
    if (!Object.hasOwn(corrections.table, indicator)) {
      return { kind: 'rejected', reason: `the value '${indicator}' of '${corrections.column}' is not known` };
    }
    const rule = corrections.table[indicator];
    if (rule !== undefined) return { kind: 'excluded', rule };
  }

  const codes = conditions ? codesOf(fields(conditions.column)) : [];
  if (!conditions || codes.length === 0) return { kind: 'eligible', eligibility: FULLY_ELIGIBLE };
  const tape = conditions.tape && (textOf(fields(conditions.tape.column)) ?? '');
  const table = tableFor(conditions, tape);
  if (!table) return { kind: 'rejected', reason: `the sale conditions of the tape '${tape}' are not known` };
  return applyConditions(codes, table, extendedHours);
}

function codesOf(field: Field = []): string[] {
  const codes = typeof field === 'string' ? field.split(',') : field;
  return codes.map((code) => code.trim()).filter((code) => code !== '');
}

function tableFor({ table, tape }: SaleConditions, value: string | undefined): ConditionTable | undefined {
  if (tape && value !== undefined && Object.hasOwn(tape.tables, value)) return tape.tables[value];
  return table;
}
