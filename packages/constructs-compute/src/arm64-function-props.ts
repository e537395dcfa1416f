import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Arm64FunctionOptions } from './arm64-function-options';

/** Properties for an `Arm64Function`. */
export interface Arm64FunctionProps extends Arm64FunctionOptions {
  /** The code of the function, built for ARM64. */
  readonly code: lambda.Code;

  /** The method in the code that processes events, such as `index.handler`. */
  readonly handler: string;
}
