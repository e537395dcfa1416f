import { OperatorError } from '@trading/cli';
import type { Finding } from '../findings/finding';

/** Thrown when a validator prints anything but findings. */
export class ValidatorOutputError extends OperatorError {
  public constructor(validator: string, output: string) {
    super(`${validator} did not print findings as JSON. It printed:\n${output.slice(0, 2000) || '(nothing)'}`);
  }
}

interface CfnLintMatch {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  /** Keys and indexes of the template that lead to the problem. */
  readonly Location: { readonly Path: readonly (string | number)[] };
}

/** Parses the output of `cfn-lint --format json`. */
export function parseCfnLint(output: string): Finding[] {
  const matches = parse('cfn-lint', output);
  if (!Array.isArray(matches)) throw new ValidatorOutputError('cfn-lint', output);
  return (matches as CfnLintMatch[]).map(({ Rule, Message, Location: { Path } }) => ({
    rule: Rule.Id,
    logicalId: String(Path[0] === 'Resources' ? Path[1] : Path.join('/')),
    description: Message,
  }));
}

/** If checkov does not recognise a file as a template, it prints a report without `results` and `summary`. */
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

/** Parses the output of `checkov --output json` for one template. */
export function parseCheckov(output: string): Finding[] {
  const { results, summary } = parse('checkov', output) as CheckovReport;
  // Checkov reports no findings for a template that it cannot parse.
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
