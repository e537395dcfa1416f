import { IamApiAccessOptions } from './iam-api-access-options';
import { JwtApiAccessOptions } from './jwt-api-access-options';
import { OpenApiAccessOptions } from './open-api-access-options';
import { throwAll } from './private/throw-all';
import { validateIamApiAccess, validateJwtApiAccess } from './private/validate-api-access';
import { validateReason } from './private/validate-reason';

/**
 * The authorization that the routes of an API require.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
 * @example
 *
 * declare const reader: lambda.Function;
 * new LambdaHttpApi(this, 'Api', {
 *   handler: reader,
 *   routes: [{ path: '/v1/bars/{symbol}' }, { path: '/health', openReason: 'Load balancers check it' }],
 *   access: ApiAccess.jwt({ issuer: 'https://login.example.com/', audience: ['bars'], scopes: ['bars:read'] }),
 * });
 */
export class ApiAccess {
  /**
   * Requests are signed with AWS credentials (SigV4), and IAM policies decide which principals may call which routes.
   *
   * Use `grantInvoke` of the API for principals of the same account. HTTP APIs have no resource policies, so principals
   * of other accounts assume a role of this account first.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
   * @param options the principals of other accounts, by default none
   * @throws if an option is invalid; the error lists every violation
   */
  public static iam(options: IamApiAccessOptions = {}): ApiAccess {
    throwAll(validateIamApiAccess(options));
    return new ApiAccess(options);
  }

  /**
   * Requests have a JSON Web Token of an identity provider (OIDC or OAuth 2.0) in their `Authorization` header.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
   * @param options the identity provider, and the tokens to accept
   * @throws if an option is invalid; the error lists every violation
   */
  public static jwt(options: JwtApiAccessOptions): ApiAccess {
    throwAll(validateJwtApiAccess(options));
    return new ApiAccess(undefined, options);
  }

  /**
   * Requests need no authorization. The reason is added to the metadata of the API.
   *
   * @param options the reason why the API is open
   * @throws if the reason is too short
   */
  public static open(options: OpenApiAccessOptions): ApiAccess {
    throwAll(validateReason('reason', options.reason));
    return new ApiAccess(undefined, undefined, options);
  }

  private constructor(
    /**
     * The options, if requests are signed.
     *
     * @internal
     */
    public readonly _iam?: IamApiAccessOptions,
    /**
     * The options, if requests have a token.
     *
     * @internal
     */
    public readonly _jwt?: JwtApiAccessOptions,
    /**
     * The options, if requests need no authorization.
     *
     * @internal
     */
    public readonly _open?: OpenApiAccessOptions,
  ) {}
}
