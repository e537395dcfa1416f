import { OperatorError } from '@trading/cli';

/** Something that a validator finds fault with. */
export interface AuditFinding {
  /** The rule's id: `W3005`, `CKV_AWS_18`. */
  readonly rule: string;
  readonly logicalId: string;
  readonly description: string;
}

/** A validator printed something else than its findings. */
export class ValidatorOutputError extends OperatorError {
  public constructor(validator: string, output: string) {
    super(`${validator} did not print findings as JSON. It printed:\n${output.slice(0, 2000) || '(nothing)'}`);
  }
}

interface CfnLintMatch {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  /** Keys and indexes that lead to the place in the template. */
  readonly Location: { readonly Path: readonly (string | number)[] };
}

/** Reads what `cfn-lint --format json` printed. */
export function parseCfnLint(output: string): AuditFinding[] {
  const matches = parse('cfn-lint', output);
  if (!Array.isArray(matches)) throw new ValidatorOutputError('cfn-lint', output);
  return (matches as CfnLintMatch[]).map(({ Rule, Message, Location: { Path } }) => ({
    rule: Rule.Id,
    logicalId: String(Path[0] === 'Resources' ? Path[1] : Path.join('/')),
    description: Message,
  }));
}

/** For a template that it does not know as one, checkov prints only counts, side by side. */
interface CheckovReport {
  readonly results?: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      /** `{type}.{logical id}` */
      readonly resource: string;
    }[];
  };
  readonly summary?: { readonly parsing_errors: number };
}

/** Reads what `checkov --output json` printed for one template. */
export function parseCheckov(output: string): AuditFinding[] {
  const { results, summary } = parse('checkov', output) as CheckovReport;
  // A template that it cannot read has no findings either.
  if (!results || summary?.parsing_errors !== 0) throw new ValidatorOutputError('checkov', output);
  return results.failed_checks.map(({ check_id, check_name, resource }) => ({
    rule: check_id,
    logicalId: resource.split('.').at(-1) as string,
    description: check_name,
  }));
}

function parse(validator: string, output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    throw new ValidatorOutputError(validator, output);
  }
}
