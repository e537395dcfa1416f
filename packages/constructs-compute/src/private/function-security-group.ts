import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { FunctionEgress } from '../function-egress';

/** The security group of a function. It allows no inbound traffic, and outbound traffic as declared. */
export class FunctionSecurityGroup extends ec2.SecurityGroup {
  public constructor(scope: Construct, id: string, vpc: ec2.IVpc, egress: FunctionEgress) {
    // Changing the description would replace the group, so it does not depend on the egress.
    super(scope, id, { vpc, description: 'Function: egress as declared, no ingress', allowAllOutbound: false });

    // EC2 allows all outbound traffic for a group that is created without an egress rule, and the CDK renders rules for
    // prefix lists and security groups as separate resources.
    this.addEgressRule(ec2.Peer.ipv4('127.0.0.1/32'), ec2.Port.allTraffic(), 'Nowhere');
    for (const peer of egress._peers) this.addEgressRule(peer, ec2.Port.HTTPS, 'HTTPS');
  }
}
