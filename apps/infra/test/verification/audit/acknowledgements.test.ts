import { AUDIT_ACKNOWLEDGEMENTS } from '../../../verification/audit/acknowledgements';

test.each(AUDIT_ACKNOWLEDGEMENTS.map((item) => [`${item.stack}: ${item.rules[0]}`, item] as const))(
  'the acknowledgement of %s has a reason',
  (_name, { reason, rules, resources }) => {
    expect(reason.length).toBeGreaterThan(30);
    expect(rules.length * resources.length).toBeGreaterThan(0);
  },
);
