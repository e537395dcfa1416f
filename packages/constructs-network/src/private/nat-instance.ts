import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration, Fn, Tags, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NatInstanceOptions } from '../nat-instance-options';

const DEFAULT_INSTANCE_TYPE = 't4g.nano';
const DEFAULT_MAX_INSTANCE_LIFETIME = Duration.days(30);
const AMAZON_LINUX_PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/** Properties of a `NatInstance`. */
export interface NatInstanceProps extends NatInstanceOptions {
  readonly vpc: ec2.IVpc;
  /** The public subnet that the instance is in. */
  readonly subnet: ec2.ISubnet;
  /** Whose traffic it takes. */
  readonly cidr: string;
}

/**
 * An instance that translates addresses, and is replaced when it dies.
 *
 * The network interface outlives the instance: the launch template hands it to the next one, so that routes and the
 * public address stay, and nobody needs the right to move them. The group names a zone instead of a subnet, as it must
 * where the interface is there already. CDK's own `NatInstanceProviderV2` leaves a dead instance dead, gives it a role
 * and lets the whole internet in.
 */
export class NatInstance extends Construct {
  /** What routes point to. */
  public readonly networkInterfaceId: string;

  public constructor(scope: Construct, id: string, props: NatInstanceProps) {
    super(scope, id);
    const { vpc, subnet, cidr } = props;

    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'NAT instance: everything from inside the VPC, everything out',
      allowAllOutbound: true,
    });
    securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.allTraffic(), 'Everything from inside the VPC');

    const networkInterface = new ec2.CfnNetworkInterface(this, 'NetworkInterface', {
      description: this.node.path,
      subnetId: subnet.subnetId,
      groupSet: [securityGroup.securityGroupId],
      sourceDestCheck: false,
    });
    const address = new ec2.CfnEIP(this, 'Address', { domain: 'vpc' });
    const association = new ec2.CfnEIPAssociation(this, 'AddressAssociation', {
      allocationId: address.attrAllocationId,
      networkInterfaceId: networkInterface.ref,
    });

    const group = this.addGroup(this.addLaunchTemplate(networkInterface, props), props);
    // Its first start loads packages.
    group.addResourceDependency(association);

    // Its address and its packages need the way to the internet.
    this.node.addDependency(subnet.internetConnectivityEstablished);
    Tags.of(this).add('Name', this.node.path);
    this.networkInterfaceId = networkInterface.ref;
  }

  private addLaunchTemplate(networkInterface: ec2.CfnNetworkInterface, props: NatInstanceProps): ec2.CfnLaunchTemplate {
    const image = props.machineImage ?? ec2.MachineImage.resolveSsmParameterAtLaunch(AMAZON_LINUX_PARAMETER);
    const template = new ec2.CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateData: {
        imageId: image.getImage(this).imageId,
        instanceType: (props.instanceType ?? new ec2.InstanceType(DEFAULT_INSTANCE_TYPE)).toString(),
        userData: Fn.base64((props.userData ?? masquerade()).render()),
        networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: networkInterface.ref }],
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          { deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', deleteOnTermination: true } },
        ],
      },
    });
    if (!props.machineImage) {
      Validations.of(template).acknowledge({
        id: 'CloudFormation-Validate::E1152',
        reason:
          'The newest image of a parameter is found when an instance starts, so that each replacement is up to date',
      });
    }
    return template;
  }

  private addGroup(template: ec2.CfnLaunchTemplate, props: NatInstanceProps): autoscaling.CfnAutoScalingGroup {
    const group = new autoscaling.CfnAutoScalingGroup(this, 'Group', {
      minSize: '1',
      maxSize: '1',
      availabilityZones: [props.subnet.availabilityZone],
      launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
      maxInstanceLifetime: (props.maxInstanceLifetime ?? DEFAULT_MAX_INSTANCE_LIFETIME).toSeconds(),
      // The interface is free for the next instance once the last one is gone.
      instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
    });
    group.cfnOptions.updatePolicy = { autoScalingRollingUpdate: { minInstancesInService: 0, maxBatchSize: 1 } };
    return group;
  }
}

function masquerade(): ec2.UserData {
  const userData = ec2.UserData.forLinux();
  userData.addCommands(
    "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf",
    'sysctl -p /etc/sysctl.d/90-nat.conf',
    // Without a role it can do nothing; a nano needs its memory for dnf.
    'systemctl disable --now amazon-ssm-agent',
    // The package database may be locked by the first start's own updates.
    'until command -v nft || dnf install -y nftables; do sleep 5; done',
    "echo 'table ip nat { chain postrouting { type nat hook postrouting priority srcnat; policy accept; masquerade; }; }'" +
      ' > /etc/sysconfig/nftables.conf',
    'systemctl enable --now nftables',
  );
  return userData;
}
