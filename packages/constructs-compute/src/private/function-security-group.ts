import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { FunctionEgress } from '../function-egress';

/** The security group of a function: nothing comes in, and what goes out is said. */
export class FunctionSecurityGroup extends ec2.SecurityGroup {
  public constructor(scope: Construct, id: string, vpc: ec2.IVpc, egress: FunctionEgress) {
    // Another description would be another group, so this one says nothing of the egress.
    super(scope, id, { vpc, description: 'Function: egress as declared, no ingress', allowAllOutbound: false });

    // EC2 lets everything out of a group that is made without an egress rule of its own. CDK puts rules for prefix lists
    // and for other groups beside the group, so that none may be left in it.
    this.addEgressRule(ec2.Peer.ipv4('127.0.0.1/32'), ec2.Port.allTraffic(), 'Nowhere');
    for (const peer of egress._peers) this.addEgressRule(peer, ec2.Port.HTTPS, 'HTTPS');
  }
}
