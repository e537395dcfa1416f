import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib/core';

/** Properties of `NatStrategy.instance()`. */
export interface NatInstanceOptions {
  /**
   * The type of the instance, an ARM64 one.
   *
   * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
   * @default t4g.nano
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The image the instance starts from, a Linux for ARM64 whose root device is `/dev/xvda`, the disk that is encrypted.
   *
   * @default - the newest Amazon Linux 2023 at the time an instance starts
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * What an instance runs on its first start, for an image that needs something else or nothing.
   *
   * @default - forwards IPv4 and masquerades it with nftables, installed from Amazon Linux's repository, which the S3
   * endpoint's policy then lets through
   */
  readonly userData?: ec2.UserData;

  /**
   * How long an instance lives, 1 to 365 days, before another takes its place from the newest image; the way out is
   * lost for a minute or two.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
   * @default Duration.days(30)
   */
  readonly maxInstanceLifetime?: Duration;
}
