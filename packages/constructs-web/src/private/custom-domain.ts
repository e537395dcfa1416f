import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

/** Properties for a custom domain. */
export interface CustomDomainProps {
  readonly api: apigatewayv2.IHttpApi;
  readonly stage: apigatewayv2.IHttpStage;
  readonly domainName: string;
  readonly certificate: acm.ICertificate;
  readonly hostedZone?: route53.IHostedZone;
}

/** A domain name of a stage of an API, with an alias record if there is a hosted zone. */
export class CustomDomain extends Construct {
  public readonly domainName: apigatewayv2.IDomainName;

  public constructor(scope: Construct, id: string, props: CustomDomainProps) {
    super(scope, id);
    const domainName = new apigatewayv2.DomainName(this, 'DomainName', {
      domainName: props.domainName,
      certificate: props.certificate,
      endpointType: apigatewayv2.EndpointType.REGIONAL,
      securityPolicy: apigatewayv2.SecurityPolicy.TLS_1_2,
    });
    new apigatewayv2.ApiMapping(this, 'ApiMapping', { api: props.api, stage: props.stage, domainName });
    if (props.hostedZone) {
      new route53.ARecord(this, 'AliasRecord', {
        zone: props.hostedZone,
        recordName: props.domainName,
        target: route53.RecordTarget.fromAlias(
          new targets.ApiGatewayv2DomainProperties(domainName.regionalDomainName, domainName.regionalHostedZoneId),
        ),
      });
    }
    this.domainName = domainName;
  }
}
