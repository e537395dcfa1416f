import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { executableIn, installRequirements, localPaths } from '@trading/local';
import { OperatorError } from '@trading/operator-errors';
import { parseCfnLint, parseCheckov, type AuditFinding } from './findings';

/** A validator ended as it does when it could not do its work. */
export class ValidatorFailedError extends OperatorError {
  public constructor(validator: string, status: number | null, output: string) {
    super(`${validator} ended with ${status ?? 'a signal'}:\n${output.slice(-2000)}`);
  }
}

/** Installs the pinned validators, about 420 MB, unless they are there. */
export async function installValidators(): Promise<void> {
  await installRequirements({
    virtualEnvironment: localPaths().validators,
    requirements: join(__dirname, 'requirements.txt'),
    description: 'cfn-lint and checkov',
    report: (line) => {
      console.log(`${line} …`);
    },
  });
}

/**
 * What cfn-lint and checkov find in a template.
 *
 * @param region where it is to be deployed
 */
export function auditFindings(templateFile: string, region: string): AuditFinding[] {
  // 2, 4, 6, 8, 10, 12, 14: errors, warnings, information, and their sums.
  const cfnLint = run('cfn-lint', ['--regions', region, '--format', 'json', '--template', templateFile], 14);
  const options = '--framework cloudformation --skip-download --compact --quiet --output json'.split(' ');
  const checkov = run('checkov', [...options, '--file', templateFile], 1);
  return [...parseCfnLint(cfnLint), ...parseCheckov(checkov)];
}

/** @param maximum the highest exit status that still speaks of findings */
function run(validator: string, args: readonly string[], maximum: number): string {
  const executable = executableIn(localPaths().validators, validator);
  const { status, stdout, stderr, error } = spawnSync(executable, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw new ValidatorFailedError(validator, null, error.message);
  if (status === null || status > maximum) throw new ValidatorFailedError(validator, status, `${stdout}${stderr}`);
  return stdout;
}
