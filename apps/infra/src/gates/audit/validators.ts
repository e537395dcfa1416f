import { join } from 'node:path';
import { executableIn, installRequirements, localPaths } from '@trading/local';
import { OperatorError, tryCommand } from '@trading/cli';
import { parseCfnLint, parseCheckov, type AuditFinding } from './findings';

/** Thrown when a validator could not be started, or could not do its work. */
export class ValidatorFailedError extends OperatorError {
  public constructor(command: string, failure: string, output: string) {
    super(`\`${command}\` failed (${failure}):\n${output.slice(-2000)}`);
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
export async function auditFindings(templateFile: string, region: string): Promise<AuditFinding[]> {
  // 2, 4, 6, 8, 10, 12, 14: errors, warnings, information, and their sums.
  const cfnLint = await run('cfn-lint', ['--regions', region, '--format', 'json', '--template', templateFile], 14);
  const options = '--framework cloudformation --skip-download --compact --quiet --output json'.split(' ');
  // By its module: its script does not start from a path with a space in it.
  const checkov = await run('python', ['-m', 'checkov.main', ...options, '--file', templateFile], 1);
  return [...parseCfnLint(cfnLint), ...parseCheckov(checkov)];
}

/**
 * @param name of an executable in the validators' environment
 * @param maximum the highest exit status that still speaks of findings
 */
async function run(name: string, args: readonly string[], maximum: number): Promise<string> {
  const { exitCode, stdout, output, failure } = await tryCommand(executableIn(localPaths().validators, name), args);
  if (exitCode !== undefined && exitCode <= maximum) return stdout;
  throw new ValidatorFailedError([name, ...args].join(' '), String(failure), output);
}
