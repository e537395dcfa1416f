import { join } from 'node:path';
import { OperatorError, reportFailure } from '@trading/cli';
import { ENVIRONMENTS, requestedEnvironments } from '../../environments';
import { readTemplates } from '../assembly';
import { renderVerdict, reportOpen } from '../verdict/report';
import { judge, type StackFinding } from '../verdict/judge';
import { AUDIT_ACKNOWLEDGEMENTS } from './acknowledgements';
import { auditFindings, installValidators } from './validators';

const PROJECT_ROOT = join(__dirname, '../../..');

/** Audits the synthesised templates of one environment, or of all, by validators of others, and prints one report. */
async function main(requested: string | undefined): Promise<void> {
  const environments = requestedEnvironments(requested);
  await installValidators();
  const assembly = join(PROJECT_ROOT, 'cdk.out', String(requested));
  const findings: StackFinding[] = [];
  for (const environment of environments) {
    const [region] = ENVIRONMENTS[environment].regions;
    for (const { stack, path } of readTemplates(assembly, environment)) {
      console.log(`Auditing ${environment}/${stack} …`);
      const found = await auditFindings(path, region);
      findings.push(...found.map((finding) => ({ environment, stack, ...finding })));
    }
  }

  const verdict = judge(findings, AUDIT_ACKNOWLEDGEMENTS, environments);
  const failures = reportOpen(verdict, 'src/gates/audit/acknowledgements.ts');
  console.log(`Audited ${environments.join(', ')} by cfn-lint and checkov\n  ${renderVerdict(verdict)}`);
  if (failures.length > 0) throw new OperatorError(failures.join('\n'));
}

main(process.argv[2]).catch(reportFailure);
