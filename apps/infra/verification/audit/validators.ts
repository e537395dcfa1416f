import { join } from 'node:path';
import { executableIn, installRequirements, localPaths } from '@trading/local';
import { OperatorError, tryCommand } from '@trading/cli';
import type { Finding } from '../findings/finding';
import { parseCfnLint, parseCheckov } from './parse-output';

/** Thrown when a validator cannot be started, or fails. */
export class ValidatorFailedError extends OperatorError {
  public constructor(command: string, failure: string, output: string) {
    super(`\`${command}\` failed (${failure}):\n${output.slice(-2000)}`);
  }
}

/** Installs the pinned validators, about 420 MB, if they are not installed yet. */
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
 * Runs cfn-lint and checkov on a template.
 *
 * @param region the region that the template is for
 */
export async function auditFindings(templateFile: string, region: string): Promise<Finding[]> {
  // cfn-lint's exit status is a sum of 2 (errors), 4 (warnings) and 8 (information).
  const cfnLint = await run('cfn-lint', ['--regions', region, '--format', 'json', '--template', templateFile], 14);
  const options = '--framework cloudformation --skip-download --compact --quiet --output json'.split(' ');
  // Checkov's own script does not start from a path with a space in it, so its module is run.
  const checkov = await run('python', ['-m', 'checkov.main', ...options, '--file', templateFile], 1);
  return [...parseCfnLint(cfnLint), ...parseCheckov(checkov)];
}

/**
 * Runs an executable of the validators' virtual environment and returns its output.
 *
 * @param maximum the highest exit status that means findings, not a failure
 */
async function run(name: string, args: readonly string[], maximum: number): Promise<string> {
  const { exitCode, stdout, output, failure } = await tryCommand(executableIn(localPaths().validators, name), args);
  if (exitCode !== undefined && exitCode <= maximum) return stdout;
  throw new ValidatorFailedError([name, ...args].join(' '), String(failure), output);
}
