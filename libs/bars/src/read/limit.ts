import { BarQueryError } from '../errors';

/** @throws BarQueryError if a limit is not an integer of 1 or more */
export function validateLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1) return;
  throw new BarQueryError(`\`limit\` must be an integer of 1 or more, got: ${limit}`);
}
