import { OperatorError } from '@trading/cli';
import { backfillsOf, commandOf, type Context } from '../context';
import { PlanStore } from './plan-store';

/** Begins of hashes with fewer digits are not accepted, since another plan could soon have the same. */
const BEGIN = /^[0-9a-f]{6,64}$/;

/** No plan, or more than one, has a hash with a given begin. */
export class UnknownPlanError extends OperatorError {
  public constructor(begin: string, found: readonly string[], list: string) {
    super(
      BEGIN.test(begin)
        ? `Expected one plan whose hash begins with ${begin}, found ${found.length === 0 ? 'none' : found.join(', ')}. \`${list}\` lists them.`
        : `Expected 6 or more hexadecimal digits of the hash of a plan, got: ${begin || 'nothing'}. \`${list}\` lists them.`,
    );
  }
}

/**
 * Finds a plan that is stored, or of which a run is recorded.
 *
 * @param begin at least six digits of its hash
 * @throws UnknownPlanError
 */
export async function findPlan(begin: string, context: Context): Promise<string> {
  const list = commandOf(context, 'backfill-status');
  if (!BEGIN.test(begin)) throw new UnknownPlanError(begin, [], list);
  const runs = await backfillsOf(context).runs(begin);
  const hashes = new Set([...(await new PlanStore(context).hashes(begin)), ...runs.map(({ plan }) => plan)]);
  const [hash, ...others] = hashes;
  if (hash === undefined || others.length > 0) throw new UnknownPlanError(begin, [...hashes], list);
  return hash;
}
