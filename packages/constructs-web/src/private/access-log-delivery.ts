import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ArnFormat, Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const MAX_NAME_LENGTH = 60;

/** Properties for an `AccessLogDelivery`. */
export interface AccessLogDeliveryProps {
  readonly distribution: cloudfront.IDistribution;
  readonly bucket: s3.IBucket;
  readonly prefix: string;
}

/**
 * Delivers the access logs of a distribution to a bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 */
export class AccessLogDelivery extends Construct {
  public constructor(scope: Construct, id: string, { distribution, bucket, prefix }: AccessLogDeliveryProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const name = Names.uniqueResourceName(this, { maxLength: MAX_NAME_LENGTH, separator: '-' });
    const { policyDependable } = bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${prefix}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: {
            'aws:SourceArn': stack.formatArn({
              service: 'logs',
              resource: 'delivery-source',
              resourceName: name,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );

    const source = new logs.CfnDeliverySource(this, 'Source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: stack.formatArn({
        service: 'cloudfront',
        region: '',
        resource: 'distribution',
        resourceName: distribution.distributionId,
      }),
    });
    const destination = new logs.CfnDeliveryDestination(this, 'Destination', {
      name,
      deliveryDestinationType: 'S3',
      destinationResourceArn: bucket.arnForObjects(prefix.replace(/\/$/, '')),
      outputFormat: 'json',
    });
    const delivery = new logs.CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
      s3SuffixPath: '{DistributionId}/{yyyy}/{MM}/{dd}',
    });
    // CloudWatch checks the policy of the bucket when the delivery is created.
    if (policyDependable) delivery.node.addDependency(policyDependable);
  }
}
