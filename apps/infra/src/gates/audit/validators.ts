import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { executableIn, installRequirements, localPaths } from '@trading/local';
import { OperatorError } from '@trading/cli';
import { parseCfnLint, parseCheckov, type AuditFinding } from './findings';

/** A validator could not be started, or ended as it does when it could not do its work. */
export class ValidatorFailedError extends OperatorError {
  public constructor(command: string, outcome: string, output: string) {
    super(`\`${command}\` ${outcome}:\n${output.slice(-2000)}`);
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
  // By its module: its script does not start from a path with a space in it.
  const checkov = run('python', ['-m', 'checkov.main', ...options, '--file', templateFile], 1);
  return [...parseCfnLint(cfnLint), ...parseCheckov(checkov)];
}

/**
 * @param name of an executable in the validators' environment
 * @param maximum the highest exit status that still speaks of findings
 */
function run(name: string, args: readonly string[], maximum: number): string {
  const executable = executableIn(localPaths().validators, name);
  const { status, stdout, stderr, error } = spawnSync(executable, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const command = [name, ...args].join(' ');
  if (error) throw new ValidatorFailedError(command, 'could not be run', error.message);
  if (status === null || status > maximum) {
    throw new ValidatorFailedError(command, `ended with ${status ?? 'a signal'}`, `${stdout}${stderr}`);
  }
  return stdout;
}
