import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

/** Properties for a `SinglePageFunction`. */
export interface SinglePageFunctionProps {
  /** The key of the page. */
  readonly page: string;
}

/** A CloudFront function that rewrites paths without a file extension to a page. */
export class SinglePageFunction extends cloudfront.Function {
  public constructor(scope: Construct, id: string, { page }: SinglePageFunctionProps) {
    super(scope, id, {
      comment: 'Returns the page for paths without a file extension',
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(
        [
          'function handler(event) {',
          '  const request = event.request;',
          `  if (!/\\.[^/]*$/.test(request.uri)) request.uri = ${JSON.stringify(`/${page}`)};`,
          '  return request;',
          '}',
        ].join('\n'),
      ),
    });
  }
}
