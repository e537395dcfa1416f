import { DescribeStacksCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { OperatorError } from '@trading/cli';

/** An output of a stack whose value is a JSON object. */
export interface StackOutput {
  readonly environment: string;
  readonly region: string;
  readonly stackName: string;
  readonly output: string;
  /** The types of the properties of the object, by which an output of another version is noticed. */
  readonly types: Readonly<Record<string, 'string' | 'number'>>;
}

/** A stack is not deployed, or an older version of it. */
export class NotDeployedError extends OperatorError {
  public constructor({ environment, region, stackName, output }: StackOutput, problem: string) {
    super(
      `Expected the stack ${stackName} in ${region} with the output ${output}, but ${problem}. ` +
        `Deploy it with \`npx nx run infra:deploy --configuration=${environment}\`, or check the account and the region.`,
    );
  }
}

/**
 * Reads the properties that a stack publishes.
 *
 * @throws NotDeployedError
 */
export async function readStackOutput(
  client: Pick<CloudFormationClient, 'send'>,
  expected: StackOutput,
): Promise<Readonly<Record<string, string | number>>> {
  const fail = (problem: string) => new NotDeployedError(expected, problem);
  const { Stacks = [] } = await client
    .send(new DescribeStacksCommand({ StackName: expected.stackName }))
    .catch((error: unknown) => {
      const { name, message } = error as Error;
      // CloudFormation has no name of its own for this error.
      if (name === 'ValidationError' && message.includes('does not exist')) throw fail('it does not exist');
      throw error;
    });
  const found = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === expected.output);
  if (found?.OutputValue === undefined) throw fail('it has no such output');
  const properties = JSON.parse(found.OutputValue) as Record<string, string | number>;
  for (const [name, type] of Object.entries(expected.types)) {
    if (typeof properties[name] !== type) throw fail(`its \`${name}\` is not a ${type}`);
  }
  return properties;
}
