import { ENVIRONMENT_NAMES } from '../../src/environments';
import { checkTemplate, TEMPLATE_RULES } from '../../src/gates/check-template';
import { FLOORS } from '../../src/guarantees/floor';
import { GUARANTEES } from '../../src/guarantees/guarantees';
import { synthesise } from '../synthesise';

describe('checkTemplate', () => {
  test('expects of an environment only what it must guarantee', () => {
    const { template } = synthesise('dev').Data;
    expect(checkTemplate(template, FLOORS.disposable)).toEqual([]);
    expect(checkTemplate(template, FLOORS.shared).map(({ rule }) => rule.name)).toContain('data-is-kept');
    expect(checkTemplate(template, FLOORS.production).map(({ rule }) => rule.name)).toContain('bucket-versioning');
  });

  test('accepts a template without resources', () => {
    expect(checkTemplate({}, FLOORS.production)).toEqual([]);
  });

  test.each(ENVIRONMENT_NAMES)('finds no violation in the templates of %s', (environment) => {
    const violations = Object.values(synthesise(environment)).flatMap(({ template }) =>
      checkTemplate(template, FLOORS[GUARANTEES[environment].class]),
    );
    expect(violations.map(({ rule, logicalId, location }) => `${rule.name}: ${logicalId} ${location}`)).toEqual([]);
  });
});

test('rules have different names', () => {
  const names = TEMPLATE_RULES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
