import { Template } from 'aws-cdk-lib/assertions';

type Part = string | { readonly Ref?: string; readonly 'Fn::GetAtt'?: string[] };

/** The ARN that stands for the function in a definition. */
export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:fn';

/** The definition of the only state machine, in which tokens are replaced by values. */
export function definitionOf(template: Template): any {
  const [stateMachine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const parts: Part[] = stateMachine!.Properties.DefinitionString['Fn::Join'][1];
  return JSON.parse(parts.map(valueOf).join(''));
}

function valueOf(part: Part): string {
  if (typeof part === 'string') return part;
  if (part.Ref === 'AWS::Partition') return 'aws';
  return FUNCTION_ARN;
}
