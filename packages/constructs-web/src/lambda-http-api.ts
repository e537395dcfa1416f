import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ApiAccess } from './api-access';
import { LambdaHttpApiAlarm } from './lambda-http-api-alarms';
import { LambdaHttpApiProps } from './lambda-http-api-props';
import { accessLogFormat } from './private/access-log-format';
import { CallerRole } from './private/caller-role';
import { CustomDomain } from './private/custom-domain';
import { invokeArns } from './private/invoke-permissions';
import { JwtAuthorizer } from './private/jwt-authorizer';
import { LambdaHttpApiAlarms } from './private/lambda-http-api-alarms';
import { allowLogEncryption } from './private/log-encryption';
import { routeKeys } from './private/route-keys';
import { OPEN, Routes } from './private/routes';
import { targetKey } from './private/target-key';
import { throwAll } from './private/throw-all';
import { validateLambdaHttpApi } from './private/validate-lambda-http-api';

const STAGE_NAME = '$default';
const DEFAULT_RATE_LIMIT = 100;
const DEFAULT_BURST_LIMIT = 200;
const DEFAULT_TIMEOUT = Duration.seconds(29);

/**
 * An HTTP API of Amazon API Gateway in front of a Lambda function.
 *
 * Every route requires the `access` of the API unless it states why it is open. Requests are throttled and logged, and
 * alarms are raised by errors and slow responses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @example
 *
 * declare const reader: lambda.Function;
 * const api = new LambdaHttpApi(this, 'Api', {
 *   handler: reader,
 *   routes: [{ path: '/v1/bars/{symbol}' }],
 *   access: ApiAccess.iam(),
 * });
 *
 * declare const dashboard: iam.Role;
 * api.grantInvoke(dashboard);
 */
export class LambdaHttpApi extends Construct {
  /** The API. Routes that are added to it require the access of the API as well. */
  public readonly api: apigatewayv2.IHttpApi;

  /** The stage of the API. */
  public readonly stage: apigatewayv2.IHttpStage;

  /** The log group of the access logs. */
  public readonly accessLogGroup: logs.ILogGroup;

  /** The domain name of the API: the custom one, or that of the default endpoint. */
  public readonly domainName: string;

  /** The URL of the API, without a slash at the end. */
  public readonly url: string;

  /** The custom domain. Only with a `domainName`. */
  public readonly customDomain?: apigatewayv2.IDomainName;

  /** The role that principals of other accounts assume to call the API. Only with `crossAccountCallers`. */
  public readonly callerRole?: iam.IRole;

  /** The alarms on the API. */
  public readonly alarms: cloudwatch.IAlarm[];

  private readonly alarmsByKind: Map<LambdaHttpApiAlarm, cloudwatch.IAlarm>;

  /** The requests that IAM authorizes, in lists that each fit in a managed policy. */
  private readonly invokeArns: string[][];

  /**
   * @throws if properties are invalid; the error lists every violation
   */
  public constructor(scope: Construct, id: string, props: LambdaHttpApiProps) {
    super(scope, id);
    throwAll(validateLambdaHttpApi(this, props));

    const { access, handler } = props;
    const stack = Stack.of(this);
    const api = new apigatewayv2.HttpApi(this, 'Api', {
      apiName: props.apiName ?? id,
      description: props.description,
      corsPreflight: props.corsPreflight,
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint ?? props.domainName !== undefined,
      defaultAuthorizer: { bind: () => authorization },
      createDefaultStage: false,
    });
    const authorization = this.authorize(api, access);
    if (access._open) (api.node.defaultChild as CfnResource).addMetadata('OpenReason', access._open.reason);

    this.accessLogGroup = this.createAccessLogGroup(props);
    const stage = new apigatewayv2.HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: STAGE_NAME,
      autoDeploy: true,
      throttle: {
        rateLimit: props.throttlingRateLimit ?? DEFAULT_RATE_LIMIT,
        burstLimit: props.throttlingBurstLimit ?? DEFAULT_BURST_LIMIT,
      },
      detailedMetricsEnabled: props.detailedMetricsEnabled ?? false,
      accessLogSettings: {
        destination: new apigatewayv2.LogGroupLogDestination(this.accessLogGroup),
        format: accessLogFormat(),
      },
    });

    const keys = routeKeys(props.routes);
    new Routes(this, 'Routes', { api, handler, timeout: props.timeout ?? DEFAULT_TIMEOUT, authorization, keys });
    handler.addPermission('InvokePermission', {
      scope: this,
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      // The ARN has the account, and API Gateway does not document that it passes `aws:SourceAccount` as well.
      sourceArn: stack.formatArn({ service: 'execute-api', resource: api.apiId, resourceName: `${STAGE_NAME}/*` }),
    });

    const authorized = keys.filter(({ route }) => access._iam && route.openReason === undefined);
    this.invokeArns = invokeArns(stack, { apiId: api.apiId, stageName: STAGE_NAME }, authorized);
    const callers = access._iam?.crossAccountCallers;
    if (access._iam && callers) {
      this.callerRole = new CallerRole(this, 'CallerRole', {
        callers,
        options: access._iam,
        invokeArns: this.invokeArns,
      });
    }

    const { domainName, certificate, hostedZone } = props;
    if (domainName !== undefined && certificate) {
      this.customDomain = new CustomDomain(this, 'CustomDomain', {
        api,
        stage,
        domainName,
        certificate,
        hostedZone,
      }).domainName;
    }
    this.domainName = domainName ?? `${api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
    this.url = `https://${this.domainName}`;
    this.api = api;
    this.stage = stage;

    this.alarmsByKind = new LambdaHttpApiAlarms(this, 'Alarms', {
      apiName: props.apiName,
      metrics: stage,
      options: props.alarms,
      actions: props.alarmActions,
    }).byKind;
    this.alarms = [...this.alarmsByKind.values()];
  }

  /**
   * Grants a principal of the same account the permission to call all routes, only with `ApiAccess.iam()`.
   *
   * @param grantee the principal
   * @throws if IAM authorizes no route
   */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    if (this.invokeArns.length === 0) {
      throw new Error('`grantInvoke` requires an API with routes that IAM authorizes, such as by `ApiAccess.iam()`');
    }
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:Invoke'],
      resourceArns: this.invokeArns.flat(),
    });
  }

  /**
   * Returns an alarm of the API.
   *
   * @param alarm the alarm to find
   * @returns the alarm, or undefined if it was not created
   */
  public tryFindAlarm(alarm: LambdaHttpApiAlarm): cloudwatch.IAlarm | undefined {
    return this.alarmsByKind.get(alarm);
  }

  /**
   * Returns a metric of the stage of the API.
   *
   * @param metricName the name of a metric in the namespace `AWS/ApiGateway`
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metric(metricName, props);
  }

  /**
   * The number of requests.
   *
   * @param props the options of the metric, by default the sample count over 5 minutes
   */
  public metricCount(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricCount(props);
  }

  /**
   * The number of responses with a 4xx status.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricClientError(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricClientError(props);
  }

  /**
   * The number of responses with a 5xx status.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricServerError(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricServerError(props);
  }

  /**
   * The duration of requests in milliseconds, from the receipt of a request to the response.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metricLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricLatency(props);
  }

  /**
   * The duration of invocations of the function in milliseconds.
   *
   * @param props the options of the metric, by default the average over 5 minutes
   */
  public metricIntegrationLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricIntegrationLatency(props);
  }

  /**
   * The amount of data processed in bytes.
   *
   * @param props the options of the metric, by default the sum over 5 minutes
   */
  public metricDataProcessed(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.stage.metricDataProcessed(props);
  }

  private authorize(api: apigatewayv2.IHttpApi, { _iam, _jwt }: ApiAccess): apigatewayv2.HttpRouteAuthorizerConfig {
    if (_iam) return { authorizationType: 'AWS_IAM' };
    if (!_jwt) return OPEN;

    const { authorizerId } = new JwtAuthorizer(this, 'JwtAuthorizer', { api, options: _jwt });
    return { authorizationType: 'JWT', authorizerId, authorizationScopes: _jwt.scopes };
  }

  private createAccessLogGroup(props: LambdaHttpApiProps): logs.LogGroup {
    const key = props.accessLogEncryptionKey && targetKey(props.accessLogEncryptionKey);
    key?.addToResourcePolicy(allowLogEncryption(Stack.of(this), props.accessLogGroupName), true);
    return new logs.LogGroup(this, 'AccessLogs', {
      logGroupName: props.accessLogGroupName,
      retention: props.accessLogRetention ?? logs.RetentionDays.ONE_MONTH,
      removalPolicy: props.accessLogRemovalPolicy ?? RemovalPolicy.DESTROY,
      encryptionKey: key,
    });
  }
}
