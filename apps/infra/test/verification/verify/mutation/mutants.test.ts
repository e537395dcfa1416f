import { TEMPLATE_RULES } from '../../../../src/gates/check-template';
import { EXPECTATIONS } from '../../../../src/gates/expectations';
import { CONTROLS } from '../../../../verification/verify/mutation/controls';
import { mutantsOf, mutationScore } from '../../../../verification/verify/mutation/mutants';
import { synthesise } from '../../../synthesise';

const templates = Object.values(synthesise('production')).map(({ template }) => template);

describe('mutantsOf', () => {
  test('takes each control away once wherever a resource carries it, and leaves the resource as it was', () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true, Tags: [] } };

    const mutants = mutantsOf({ Queue: queue }).filter(({ rule }) => rule === 'queue-encryption');

    expect(mutants.map(({ resources }) => resources['Queue']?.Properties)).toEqual([
      { SqsManagedSseEnabled: false, Tags: [] },
      { Tags: [] },
    ]);
    expect(queue.Properties).toEqual({ SqsManagedSseEnabled: true, Tags: [] });
  });

  test('finds every control somewhere in the templates of production, and every rule has one', () => {
    const mutants = templates.flatMap(({ Resources = {} }) => mutantsOf(Resources));
    const removed = new Set(mutants.map(({ rule, name }) => `${rule}: ${name.replace(/^\w+: | \(\d+\)$/g, '')}`));

    expect(CONTROLS.map(({ rule, removal }) => `${rule}: ${removal}`).filter((each) => !removed.has(each))).toEqual([]);
    expect(
      TEMPLATE_RULES.map(({ name }) => name).filter((name) => !CONTROLS.some(({ rule }) => rule === name)),
    ).toEqual([]);
  });
});

describe('mutationScore', () => {
  test('is full on the templates of production, with at least 100 mutants', () => {
    const { mutants, missed } = mutationScore(templates, EXPECTATIONS.production);

    expect(missed).toEqual([]);
    expect(mutants).toBeGreaterThanOrEqual(100);
  });

  test('names what nobody notices', () => {
    const { missed } = mutationScore(templates, EXPECTATIONS.dev);

    expect(missed.length).toBeGreaterThan(0);
    expect(missed.filter((mutant) => !/^(data-is-kept|bucket-versioning|table-\S+|vault-\S+):/.test(mutant))).toEqual(
      [],
    );
  });
});
