import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

/** Properties for `AliasRecords`. */
export interface AliasRecordsProps {
  readonly zone: route53.IHostedZone;
  readonly domainNames: string[];
  readonly distribution: cloudfront.IDistribution;
}

/** The IPv4 and IPv6 alias records that lead domain names to a distribution. */
export class AliasRecords extends Construct {
  public constructor(scope: Construct, id: string, { zone, domainNames, distribution }: AliasRecordsProps) {
    super(scope, id);
    const target = route53.RecordTarget.fromAlias(new targets.CloudFrontTarget(distribution));
    for (const recordName of domainNames) {
      new route53.ARecord(this, `${recordName} A`, { zone, recordName, target });
      new route53.AaaaRecord(this, `${recordName} AAAA`, { zone, recordName, target });
    }
  }
}
