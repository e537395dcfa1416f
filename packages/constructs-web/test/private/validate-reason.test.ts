import { Lazy } from 'aws-cdk-lib/core';
import { validateReason } from '../../src/private/validate-reason';

test.each<[string, string[]]>([
  ['0123456789', []],
  [Lazy.string({ produce: () => '?' }), []],
  ['012345678', ["`reason` must have at least 10 characters, got: '012345678'"]],
  ['   short   ', ["`reason` must have at least 10 characters, got: '   short   '"]],
])('validateReason returns for %p: %j', (reason, errors) => {
  expect(validateReason('reason', reason)).toEqual(errors);
});
