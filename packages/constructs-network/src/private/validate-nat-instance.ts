import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration, Token } from 'aws-cdk-lib/core';
import { NatInstanceOptions } from '../nat-instance-options';

const MAX_INSTANCE_LIFETIME_DAYS = 365;

/** Validates the options of `NatStrategy.instance()`. */
export function validateNatInstance(options: NatInstanceOptions): string[] {
  return [...validateInstanceType(options.instanceType), ...validateMaxInstanceLifetime(options.maxInstanceLifetime)];
}

function validateInstanceType(type: ec2.InstanceType | undefined): string[] {
  if (type === undefined || Token.isUnresolved(type.toString())) return [];
  if (type.architecture === ec2.InstanceArchitecture.ARM_64) return [];
  return [`\`instanceType\` must be an ARM64 type such as t4g.nano, got: ${type.toString()}`];
}

function validateMaxInstanceLifetime(lifetime: Duration | undefined): string[] {
  if (lifetime === undefined) return [];
  if (lifetime.isUnresolved()) {
    if (lifetime.unitLabel() === 'seconds') return [];
    return [`\`maxInstanceLifetime\` must be in seconds if its value is a token, got: ${lifetime.unitLabel()}`];
  }
  const days = lifetime.toDays({ integral: false });
  if (days >= 1 && days <= MAX_INSTANCE_LIFETIME_DAYS) return [];
  return [
    `\`maxInstanceLifetime\` must be between 1 and ${MAX_INSTANCE_LIFETIME_DAYS} days, got: ${lifetime.toHumanString()}`,
  ];
}
