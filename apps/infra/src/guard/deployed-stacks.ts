import {
  DescribeStacksCommand,
  GetTemplateCommand,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { OperatorError } from '@trading/cli';
import type { StackState } from '@trading/guard';
import type { Template } from '@trading/template';

/** States in which a stack has nothing: the CDK creates it anew. */
const NEVER_CREATED = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/** The requests of this file. */
type Client = Pick<CloudFormationClient, 'send'>;

/** Thrown when a deployed stack cannot be read, so that nobody knows what a deployment would lose. */
export class UnreadableStackError extends OperatorError {
  public constructor(place: string, problem: string, cause?: unknown) {
    super(
      `The deployed stack ${place} cannot be compared (${problem}). Nothing was changed.\n` +
        'The credentials must allow cloudformation:DescribeStacks and cloudformation:GetTemplate.',
      { cause },
    );
  }
}

/**
 * Reads the stacks as they are deployed, except for those that were never created.
 *
 * @param places the names and regions of the stacks
 * @param clientOf returns the client of a region
 * @throws UnreadableStackError
 */
export async function deployedStacks(
  places: readonly Pick<StackState, 'name' | 'region'>[],
  clientOf: (region: string) => Client,
): Promise<StackState[]> {
  const stacks = await Promise.all(places.map(({ name, region }) => deployedStack(name, region, clientOf(region))));
  return stacks.filter((stack) => stack !== undefined);
}

async function deployedStack(name: string, region: string, client: Client): Promise<StackState | undefined> {
  const place = `${region}/${name}`;
  try {
    const stack = await describe(name, client);
    if (!stack || NEVER_CREATED.includes(String(stack.StackStatus))) return undefined;
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }));
    return {
      ...{ name, region, terminationProtection: stack.EnableTerminationProtection ?? false },
      template: JSON.parse(TemplateBody ?? '') as Template,
    };
  } catch (error) {
    const problem = error instanceof SyntaxError ? 'its template is not JSON' : (error as Error).message;
    throw new UnreadableStackError(place, problem, error);
  }
}

async function describe(StackName: string, client: Client): Promise<Stack | undefined> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName })).catch((error: unknown) => {
    const { name, message } = error as Error;
    if (name === 'ValidationError' && message.includes('does not exist')) return { Stacks: [] };
    throw error;
  });
  return Stacks?.[0];
}
