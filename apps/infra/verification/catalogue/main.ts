import { writeFileSync } from 'node:fs';
import { OperatorError, reportFailure } from '@trading/cli';
import { byRegion, readSynthesised, type TemplateFile } from '../assembly';
import { differences } from './compare';
import { Examiner } from './examine';
import { mutantsOf } from './generate';
import { LEDGER_FILE, readLedger, renderLedger, toEntry, type Entry } from './ledger';
import { MECHANISMS } from './mechanisms';
import { renderScore, scoreOf } from './score';

/** Writes the ledger instead of comparing it. */
const WRITE = '--write';

/** The number of mutants after which the progress is shown. Examining them all takes minutes. */
const SHOWN = 500;

/** Examines every mutant of production's templates, and compares the result with the ledger, or writes it. */
async function main(option: string | undefined): Promise<void> {
  if (option !== undefined && option !== WRITE) throw new OperatorError(`Expected ${WRITE} or nothing, got: ${option}`);
  const all = readSynthesised('production').get('production') as readonly TemplateFile[];
  // A standby has the same resources.
  const [{ files }] = byRegion(all, 'production');
  const examiner = new Examiner(files, MECHANISMS);
  const entries: Entry[] = [];
  const crashes: string[] = [];
  const mutants = mutantsOf(files);
  for (const [index, mutant] of mutants.entries()) {
    if (index % SHOWN === 0) console.log(`${index} of ${mutants.length} mutants examined`);
    const examination = await examiner.examine(mutant);
    entries.push(toEntry(mutant, examination.catcher));
    crashes.push(...examination.crashes.map((crash) => `${mutant.id}: ${crash}`));
  }

  for (const line of renderScore(scoreOf(entries))) console.log(line);
  for (const crash of crashes) console.log(`Crash: ${crash}`);
  const changed = option === WRITE ? [] : differences(readLedger(), entries);
  for (const difference of changed) console.log(`Differs: ${difference}`);
  if (option === WRITE) writeFileSync(LEDGER_FILE, renderLedger(entries));
  const failures = [
    ...(crashes.length > 0 ? ['Mechanisms crash instead of judging a mutant (listed above): correct them.'] : []),
    ...(changed.length > 0
      ? [
          'The catalogue differs from its ledger (listed above). Review it, and run `nx run infra:catalogue --configuration=production --write`.',
        ]
      : []),
  ];
  if (failures.length > 0) throw new OperatorError(failures.join('\n'));
}

main(process.argv[2]).catch(reportFailure);
