import { DefaultStackSynthesizer, type Stack } from 'aws-cdk-lib/core';

/**
 * Returns the ARN of the role that CloudFormation assumes to deploy a stack, which the bootstrap stack creates.
 *
 * @throws if the stack is deployed with the credentials of the operator instead
 */
export function deploymentRoleArn({ synthesizer, partition, node }: Stack): string {
  if (!(synthesizer instanceof DefaultStackSynthesizer)) {
    throw new Error(
      `${node.path} must be deployed with the role of the bootstrap stack: use \`DefaultStackSynthesizer\``,
    );
  }
  return synthesizer.cloudFormationExecutionRoleArn.replace('${AWS::Partition}', partition);
}
