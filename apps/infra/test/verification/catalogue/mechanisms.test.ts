import { runsOf } from '@trading/bars/testing';
import { Examiner } from '../../../verification/catalogue/examine';
import { mutantsOf } from '../../../verification/catalogue/generate';
import { readLedger } from '../../../verification/catalogue/ledger';
import { MECHANISMS } from '../../../verification/catalogue/mechanisms';
import { HARMLESS } from '../../../verification/catalogue/rating';
import { Random } from '../../../verification/verify/strangers/random';
import { templateFiles } from '../verify/template-files';

/** The number of mutants that are examined again. The target `catalogue` examines all. */
const SAMPLE = runsOf(40);

describe('the mechanisms', () => {
  const files = templateFiles('production');
  const mutants = mutantsOf(files);
  const ledger = readLedger();

  test('judge the mutants of the ledger', () => {
    expect(mutants.length).toBeGreaterThan(250);
    expect(ledger.map(({ id, rating }) => [id, rating])).toEqual(mutants.map(({ id, rating }) => [id, rating]));
  });

  test('have a mutant for each change that harms nothing', () => {
    const matches = ({ type = /./, path, operator = /./ }: (typeof HARMLESS)[number]) =>
      mutants.some((mutant) => type.test(mutant.type) && path.test(mutant.path) && operator.test(mutant.operator));
    expect(HARMLESS.filter((harmless) => !matches(harmless))).toEqual([]);
  });

  test('still catch a sample of the mutants that they caught', async () => {
    const random = new Random('catalogue');
    const caught = ledger.filter(({ catcher }) => catcher !== undefined);
    const sample = Array.from({ length: SAMPLE }, () => random.pick(caught));
    const examiner = new Examiner(files, MECHANISMS);
    const found: unknown[] = [];
    for (const { id } of sample) {
      const { catcher, crashes } = await examiner.examine(mutants.find((mutant) => mutant.id === id) as never);
      found.push({ id, catcher, crashes });
    }

    expect(found).toEqual(sample.map(({ id, catcher }) => ({ id, catcher, crashes: [] })));
  });
});
