import { TEMPLATE_RULES } from '../../../../src/gates/check-template';
import { CONTROLS } from '../../../../verification/verify/mutation/controls';

test('every rule has a control whose removal it must detect', () => {
  const rules = new Set(CONTROLS.map(({ rule }) => rule));
  expect([...rules].sort()).toEqual(TEMPLATE_RULES.map(({ name }) => name).sort());
});
