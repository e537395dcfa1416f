import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { ApiAccess, LambdaHttpApi } from '@trading/constructs-web';

// The values that the examples of the README declare.

export function reader(stack: Stack): lambda.Function {
  return newFunction(stack, 'Reader');
}

export function orders(stack: Stack): lambda.Function {
  return newFunction(stack, 'Handler');
}

export function dashboard(stack: Stack): iam.Role {
  return new iam.Role(stack, 'Dashboard', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
}

export function topic(stack: Stack): sns.Topic {
  return new sns.Topic(stack, 'Topic');
}

export function certificate(stack: Stack): acm.ICertificate {
  const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
  return acm.Certificate.fromCertificateArn(stack, 'Certificate', arn);
}

export function hostedZone(stack: Stack): route53.IHostedZone {
  return route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'example.com',
  });
}

export function logs(stack: Stack): s3.Bucket {
  return new s3.Bucket(stack, 'Logs');
}

export function api(stack: Stack): LambdaHttpApi {
  return new LambdaHttpApi(stack, 'Declared', {
    handler: reader(stack),
    routes: [{ path: '/v1/bars/{symbol}' }],
    access: ApiAccess.iam(),
  });
}

function newFunction(stack: Stack, id: string): lambda.Function {
  return new lambda.Function(stack, id, {
    code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 204 });'),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
  });
}
