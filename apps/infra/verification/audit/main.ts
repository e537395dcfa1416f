import { OperatorError, reportFailure } from '@trading/cli';
import { readSynthesised } from '../assembly';
import { assessFindings } from '../findings/assess-findings';
import type { StackFinding } from '../findings/finding';
import { renderAssessment, reportProblems } from '../findings/report-assessment';
import { AUDIT_ACKNOWLEDGEMENTS } from './acknowledgements';
import { auditFindings, installValidators } from './validators';

/** Checks the synthesised templates of one environment, or of all, with third-party validators, and prints a report. */
async function main(requested: string | undefined): Promise<void> {
  const files = readSynthesised(requested);
  await installValidators();
  const findings: StackFinding[] = [];
  for (const [environment, templates] of files) {
    for (const { stack, region, path } of templates) {
      console.log(`Auditing ${environment}/${stack} in ${region} …`);
      const found = await auditFindings(path, region);
      findings.push(...found.map((finding) => ({ environment, stack, ...finding })));
    }
  }

  const assessment = assessFindings(findings, AUDIT_ACKNOWLEDGEMENTS, files);
  const failures = reportProblems(assessment, 'verification/audit/acknowledgements.ts');
  console.log(`Audited ${[...files.keys()].join(', ')} with cfn-lint and checkov\n  ${renderAssessment(assessment)}`);
  if (failures.length > 0) throw new OperatorError(failures.join('\n'));
}

main(process.argv[2]).catch(reportFailure);
