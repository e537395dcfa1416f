import type { Deployment } from '../deployment/deployment';
import { apiComponents } from './api-histories';
import { backupComponents } from './backup-histories';
import { functionComponents } from './function-histories';
import type { Component } from './history';
import { lateBarsComponents } from './late-bars-histories';
import { queueComponents } from './queue-histories';
import { restoreComponents } from './restore-histories';
import { ruleComponents } from './rule-histories';
import { siteComponents } from './site-histories';
import { stateMachineComponents } from './state-machine-histories';
import { bucketComponents, replicaComponents } from './replication-histories';
import { tableComponents } from './table-histories';

/** The components whose failures have histories. */
const WITH_HISTORIES: Readonly<Record<string, (deployment: Deployment) => Component[]>> = {
  'AWS::SQS::Queue': queueComponents,
  'AWS::DynamoDB::GlobalTable': (deployment) => [...tableComponents(deployment), ...replicaComponents(deployment)],
  'AWS::S3::Bucket': bucketComponents,
  'AWS::Lambda::Function': (deployment) => [...functionComponents(deployment), ...lateBarsComponents(deployment)],
  'AWS::StepFunctions::StateMachine': stateMachineComponents,
  'AWS::ApiGatewayV2::Api': apiComponents,
  'AWS::Backup::BackupPlan': backupComponents,
  'AWS::Backup::RestoreTestingPlan': restoreComponents,
  'AWS::CloudFront::Distribution': siteComponents,
  'AWS::Events::Rule': ruleComponents,
};

/** Components that fail only as part of others, whose histories cover them, or that cannot fail once they are deployed. */
const WITHOUT_HISTORIES: readonly RegExp[] = [
  // Alarms, and the topics that tell somebody of them.
  /^AWS::CloudWatch::Alarm$/,
  /^AWS::SNS::(?:Topic|TopicPolicy|Subscription)$/,
  // What uses a key fails.
  /^AWS::KMS::(?:Key|Alias)$/,
  // Functions fail, or their callers do.
  /^AWS::EC2::|^AWS::IAM::(?:Role|ManagedPolicy)$|^AWS::Lambda::Permission$/,
  /^AWS::(?:SQS::QueuePolicy|S3::BucketPolicy)$/,
  // A mapping that stops is a standing queue. A schedule that stops is a function that is not invoked.
  /^AWS::Lambda::EventSourceMapping$|^AWS::Scheduler::Schedule(?:Group)?$/,
  // Parts of an API, a distribution or a plan.
  /^AWS::ApiGatewayV2::(?:Authorizer|Integration|Route|Stage)$/,
  /^AWS::CloudFront::(?:OriginAccessControl|ResponseHeadersPolicy)$/,
  /^AWS::Backup::(?:BackupSelection|BackupVault|RestoreTestingSelection)$/,
  // Definitions, and the delivery of logs.
  /^AWS::Glue::(?:Database|Table)$/,
  /^AWS::Logs::(?:LogGroup|Delivery|DeliveryDestination|DeliverySource)$/,
];

/**
 * Returns the components of an environment, with what they can suffer.
 *
 * @throws Error if the model cannot follow a component, such as a schedule that is not due every day
 */
export function componentsOf(deployment: Deployment): Component[] {
  return Object.values(WITH_HISTORIES).flatMap((components) => components(deployment));
}

/** Returns sentences about types of resources that the model does not know. */
export function unknownComponents(types: Iterable<string>): string[] {
  const unknown = [...new Set(types)].filter(
    (type) => !Object.hasOwn(WITH_HISTORIES, type) && !WITHOUT_HISTORIES.some((known) => known.test(type)),
  );
  return unknown.map((component) => `${component}: the model does not know what it can suffer`);
}
