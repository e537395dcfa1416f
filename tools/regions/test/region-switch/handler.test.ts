import { handler, MissingVariableError } from '../../src/region-switch/handler';
import { UnknownBlockError } from '../../src/region-switch/run-block';

const EVENT = {
  PlanArn: 'arn:aws:arc-region-switch::333333333333:plan/ingestion-planned-production:abc123',
  StepName: 'another-step',
};
const VARIABLES = {
  AWS_REGION: 'us-west-2',
  ENVIRONMENT: 'production',
  PRIMARY_REGION: 'us-east-1',
  STANDBY_REGION: 'us-west-2',
};
const variables = process.env;

afterEach(() => {
  process.env = variables;
});

test('runs the step of the event in the region of the function', async () => {
  process.env = { ...variables, ...VARIABLES };
  await expect(handler(EVENT)).rejects.toThrow(UnknownBlockError);
  await expect(handler(EVENT)).rejects.toThrow(
    'Expected a step of the plans for us-west-2, got the step another-step of ',
  );
});

test.each(Object.keys(VARIABLES))('asks for the variable %s', async (name) => {
  process.env = { ...variables, ...VARIABLES, [name]: undefined };
  await expect(handler(EVENT)).rejects.toThrow(MissingVariableError);
  await expect(handler(EVENT)).rejects.toThrow(`Expected the environment variable ${name}.`);
});
