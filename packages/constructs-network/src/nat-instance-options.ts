import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib/core';

/** Options for `NatStrategy.instance()`. */
export interface NatInstanceOptions {
  /**
   * The instance type, which must be an ARM64 type.
   *
   * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
   * @default t4g.nano
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The machine image: a Linux for ARM64 whose root device is `/dev/xvda`, which is encrypted.
   *
   * @default - the latest Amazon Linux 2023 when an instance starts
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * The commands that run when an instance starts for the first time, for an image that needs others.
   *
   * @default - forwards and masquerades IPv4 traffic with nftables from the Amazon Linux repository, which the policy
   * of the S3 endpoint then allows
   */
  readonly userData?: ec2.UserData;

  /**
   * The allocation ID of your own Elastic IP address.
   *
   * @default - a new address, which `natPublicIps` has
   */
  readonly allocationId?: string;

  /**
   * The age at which an instance is replaced by one with the latest image, 1 to 365 days.
   *
   * Internet access is interrupted for one or two minutes.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
   * @default Duration.days(30)
   */
  readonly maxInstanceLifetime?: Duration;
}
