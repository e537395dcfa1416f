import { checkTemplate, TEMPLATE_RULES } from '../../src/gates/check-template';
import { EXPECTATIONS } from '../../src/gates/expectations';
import { synthesise } from '../synthesise';
import { CONTROLS, mutantsOf } from './controls';

describe('the rules see every control that production loses', () => {
  const mutants = Object.values(synthesise('production')).flatMap(({ template }) =>
    mutantsOf(template.Resources ?? {}),
  );
  const findings = (resources: (typeof mutants)[number]['resources']) =>
    checkTemplate({ Resources: resources }, EXPECTATIONS.production).map(({ rule }) => rule.name);

  test('at least 100 templates with one control less, each noticed by the rule that is for it', () => {
    const missed = mutants.filter(({ rule, resources }) => !findings(resources).includes(rule));

    expect(missed.map(({ rule, name }) => `${rule}: ${name}`)).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(100);
  });

  test('every control is found somewhere in the templates, and every rule has one', () => {
    const removed = new Set(mutants.map(({ rule, name }) => `${rule}: ${name.replace(/^\w+: | \(\d+\)$/g, '')}`));

    expect(
      CONTROLS.map(({ rule, removal }) => `${rule}: ${removal}`).filter((control) => !removed.has(control)),
    ).toEqual([]);
    expect(
      TEMPLATE_RULES.map(({ name }) => name).filter((name) => !CONTROLS.some(({ rule }) => rule === name)),
    ).toEqual([]);
  });
});
