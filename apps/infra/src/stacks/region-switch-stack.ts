import { RETRY_MINUTES, type RegionSwitchPlan, type RegionSwitchStep } from '@trading/regions/region-switch';
import { CfnPlan } from 'aws-cdk-lib/aws-arcregionswitch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { resourceName, type Place } from '../naming';

/** Properties of {@link RegionSwitchStack}. */
export interface RegionSwitchStackProps extends StackProps {
  readonly primary: Place;
  readonly standby: Place;
  readonly plans: readonly RegionSwitchPlan[];
}

/** The ARNs that are not known before a deployment, of the resource of each region by the name of the region. */
type ArnByRegion = Readonly<Record<string, string>>;

/**
 * Plans of ARC Region switch, and the role by which it executes them. The stack stands alone: it refers to other resources by
 * parameters, and has no assets.
 */
export class RegionSwitchStack extends Stack {
  private readonly places: readonly [primary: Place, standby: Place];

  public constructor(scope: Construct, id: string, { primary, standby, plans, ...props }: RegionSwitchStackProps) {
    super(scope, id, props);
    this.places = [primary, standby];

    const approvalRole = new CfnParameter(this, 'ApprovalRoleArn', {
      description: 'The role whose principals may approve steps',
      allowedPattern: String.raw`^arn:aws[a-z-]*:iam::\d{12}:role/.+$`,
    }).valueAsString;
    const mappings = this.arnByRegion('MappingArn', 'event source mapping', 'event-source-mapping:[0-9a-f-]{36}');
    const hasFunctions = plans.some(({ workflows }) =>
      workflows.some(({ steps }) => steps.some(({ block }) => block.kind === 'function')),
    );
    const functions = hasFunctions ? this.arnByRegion('FunctionArn', 'function that runs steps', 'function:.+') : {};

    const role = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal('arc-region-switch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    const policy = new ManagedPolicy(this, 'ExecutionPolicy', {
      roles: [role],
      statements: this.statementsOf(role, mappings, functions),
    });
    const planArns = plans.map(({ isUnplanned, name, description, workflows }) => {
      const plan = new CfnPlan(this, isUnplanned ? 'UnplannedMoves' : 'PlannedMoves', {
        name,
        description,
        recoveryApproach: 'activePassive',
        regions: [primary.region, standby.region],
        primaryRegion: primary.region,
        executionRole: role.roleArn,
        workflows: workflows.map(({ region, description: workflowDescription, steps }) => ({
          workflowTargetAction: 'activate',
          workflowTargetRegion: region,
          workflowDescription,
          steps: steps.map((step) => this.renderStep(step, { approvalRole, mappings, functions })),
        })),
      });
      // Region switch evaluates a plan as soon as it exists.
      plan.node.addDependency(policy);
      return plan.attrArn;
    });
    new ManagedPolicy(this, 'EvaluationPolicy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['GetPlan', 'GetPlanExecution', 'ListPlanExecutions'].map((action) => `arc-region-switch:${action}`),
          resources: planArns,
        }),
      ],
    });
  }

  /** Parameters with the ARN of a resource in each region. */
  private arnByRegion(suffix: string, description: string, pattern: string): ArnByRegion {
    const parts = ['Primary', 'Standby'] as const;
    return Object.fromEntries(
      this.places.map(({ region }, index) => [
        region,
        new CfnParameter(this, `${parts[index]}${suffix}`, {
          description: `The ${description} in ${region}`,
          allowedPattern: `^arn:aws[a-z-]*:lambda:${region}:${this.account}:${pattern}$`,
        }).valueAsString,
      ]),
    );
  }

  /** Source: the sample policies of the Amazon Application Recovery Controller Developer Guide for each block. */
  private statementsOf(role: Role, mappings: ArnByRegion, functions: ArnByRegion): PolicyStatement[] {
    const processors = this.places.map((place) =>
      this.formatArn({
        ...{ service: 'lambda', region: place.region, resource: 'function', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
        resourceName: resourceName('data-processor', place),
      }),
    );
    const functionArns = Object.values(functions);
    return [
      new PolicyStatement({ actions: ['iam:SimulatePrincipalPolicy'], resources: [role.roleArn] }),
      new PolicyStatement({
        actions: ['lambda:GetEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
        resources: Object.values(mappings),
      }),
      new PolicyStatement({ actions: ['lambda:GetFunction'], resources: [...processors, ...functionArns] }),
      ...(functionArns.length === 0
        ? []
        : [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns })]),
    ];
  }

  private renderStep(
    { name, description, block, timeoutMinutes }: RegionSwitchStep,
    arns: { readonly approvalRole: string; readonly mappings: ArnByRegion; readonly functions: ArnByRegion },
  ): CfnPlan.StepProperty {
    switch (block.kind) {
      case 'approval':
        return {
          ...{ name, description, executionBlockType: 'ManualApproval' },
          executionBlockConfiguration: {
            executionApprovalConfig: { approvalRole: arns.approvalRole, timeoutMinutes },
          },
        };
      case 'mapping':
        return {
          ...{ name, description, executionBlockType: 'LambdaEventSourceMapping' },
          executionBlockConfiguration: {
            lambdaEventSourceMappingConfig: {
              action: block.action,
              regionEventSourceMappings: this.mappingsByActivated(block.role === 'to', arns.mappings),
              timeoutMinutes,
            },
          },
        };
      case 'function':
        return {
          ...{ name, description, executionBlockType: 'CustomActionLambda' },
          executionBlockConfiguration: {
            customActionLambdaConfig: {
              lambdas: Object.values(arns.functions).map((arn) => ({ arn })),
              // The other region may be lost while the plan is executed.
              regionToRun: 'activatingRegion',
              retryIntervalMinutes: RETRY_MINUTES,
              timeoutMinutes,
            },
          },
        };
    }
  }

  /** The mapping that is switched by the region that is activated: its own, or that of the other region. */
  private mappingsByActivated(
    isOwn: boolean,
    mappings: ArnByRegion,
  ): CfnPlan.LambdaEventSourceMappingConfigurationProperty['regionEventSourceMappings'] {
    const [primary, standby] = this.places.map(({ region }) => region) as [string, string];
    const other = { [primary]: standby, [standby]: primary };
    return Object.fromEntries(
      [primary, standby].map((region) => [region, { arn: mappings[isOwn ? region : (other[region] ?? '')] ?? '' }]),
    );
  }
}
