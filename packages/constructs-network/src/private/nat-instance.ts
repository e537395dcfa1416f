import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Duration, Fn, Tags, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NatInstanceOptions } from '../nat-instance-options';

const DEFAULT_INSTANCE_TYPE = 't4g.nano';
const DEFAULT_MAX_INSTANCE_LIFETIME = Duration.days(30);

/** Starts an image ID that EC2 looks up in a parameter when an instance starts. */
const RESOLVED_AT_LAUNCH = 'resolve:ssm:';
const AMAZON_LINUX_PARAMETER = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/** Properties for a `NatInstance`. */
export interface NatInstanceProps extends NatInstanceOptions {
  readonly vpc: ec2.IVpc;
  /** The public subnet of the instance. */
  readonly subnet: ec2.ISubnet;
  /** The blocks whose traffic the instance accepts. */
  readonly cidrs: string[];
}

/**
 * A NAT instance that is replaced if it fails.
 *
 * The network interface outlives the instance. The launch template attaches it to the next instance, so routes and the
 * public address do not change, and no permission to move them is needed. The group specifies a zone instead of a
 * subnet, which is required for an existing interface. `NatInstanceProviderV2` does not replace a failed instance, adds
 * a role and accepts traffic from the whole internet.
 */
export class NatInstance extends Construct {
  /** The network interface that routes refer to. */
  public readonly networkInterfaceId: string;

  /** The public address, unless it is the caller's own. */
  public readonly publicIp?: string;

  public constructor(scope: Construct, id: string, props: NatInstanceProps) {
    super(scope, id);
    const { vpc, subnet, cidrs } = props;

    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'NAT instance: everything from inside the VPC, everything out',
      allowAllOutbound: true,
    });
    for (const cidr of cidrs) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.allTraffic(), 'Everything from inside the VPC');
    }

    const networkInterface = new ec2.CfnNetworkInterface(this, 'NetworkInterface', {
      description: this.node.path,
      subnetId: subnet.subnetId,
      groupSet: [securityGroup.securityGroupId],
      sourceDestCheck: false,
    });
    const address = props.allocationId ? undefined : new ec2.CfnEIP(this, 'Address', { domain: 'vpc' });
    const association = new ec2.CfnEIPAssociation(this, 'AddressAssociation', {
      allocationId: address?.attrAllocationId ?? props.allocationId,
      networkInterfaceId: networkInterface.ref,
    });

    const group = this.addGroup(this.addLaunchTemplate(networkInterface, props), props);
    // The first start downloads packages, which requires the public address.
    group.addResourceDependency(association);

    // The public address and the packages require the internet gateway.
    this.node.addDependency(subnet.internetConnectivityEstablished);
    Tags.of(this).add('Name', this.node.path);
    this.networkInterfaceId = networkInterface.ref;
    this.publicIp = address?.attrPublicIp;
  }

  private addLaunchTemplate(networkInterface: ec2.CfnNetworkInterface, props: NatInstanceProps): ec2.CfnLaunchTemplate {
    const image = props.machineImage ?? ec2.MachineImage.resolveSsmParameterAtLaunch(AMAZON_LINUX_PARAMETER);
    const { imageId } = image.getImage(this);
    const template = new ec2.CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateData: {
        imageId,
        instanceType: (props.instanceType ?? new ec2.InstanceType(DEFAULT_INSTANCE_TYPE)).toString(),
        userData: Fn.base64((props.userData ?? masquerade()).render()),
        networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: networkInterface.ref }],
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          { deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', deleteOnTermination: true } },
        ],
      },
    });
    if (imageId.startsWith(RESOLVED_AT_LAUNCH)) {
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
      // The interface can only be attached to the next instance after the previous one is terminated.
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
    // The agent does not work without a role, and a nano instance needs the memory for dnf.
    'systemctl disable --now amazon-ssm-agent',
    // The package database may be locked by updates during the first start.
    'until command -v nft || dnf install -y nftables; do sleep 5; done',
    "echo 'table ip nat { chain postrouting { type nat hook postrouting priority srcnat; policy accept; masquerade; }; }'" +
      ' > /etc/sysconfig/nftables.conf',
    'systemctl enable --now nftables',
  );
  return userData;
}
