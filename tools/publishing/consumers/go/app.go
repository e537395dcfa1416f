package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfrontorigins"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	compute "github.com/trading/platform-go/constructscompute"
	data "github.com/trading/platform-go/constructsdata"
	network "github.com/trading/platform-go/constructsnetwork"
	web "github.com/trading/platform-go/constructsweb"
)

// NewTradeArchive creates a stack in which a function in a VPC processes trade files from a bucket and writes to a
// table that another account can read. A site shows what an API in front of another function returns. A state machine
// calls a third one with each file that was there before.
func NewTradeArchive(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	net := network.NewNetwork(stack, jsii.String("Network"), &network.NetworkProps{
		IpAddresses:        network.NetworkAddresses_Cidr(jsii.String("10.20.0.0/16")),
		Nat:                network.NatStrategy_Single(nil),
		InterfaceEndpoints: &[]awsec2.InterfaceVpcEndpointAwsService{awsec2.InterfaceVpcEndpointAwsService_SQS()},
	})
	files := data.NewDataBucket(stack, jsii.String("Files"), &data.DataBucketProps{
		EventBridgeEnabled: jsii.Bool(true),
		Expiration:         awscdk.Duration_Days(jsii.Number(365)),
	})
	trades := data.NewDataTable(stack, jsii.String("Trades"), &data.DataTableProps{
		TableName:           jsii.String("trades"),
		CrossAccountReaders: &[]data.CrossAccountReaders{
			data.CrossAccountReaders_Accounts(jsii.Strings("111122223333"), &data.CrossAccountReadersOptions{
				VpcEndpointIds: jsii.Strings("vpce-1a2b3c4d"),
			}),
		},
	})

	archiver := compute.NewEventDrivenFunction(stack, jsii.String("Archiver"), &compute.EventDrivenFunctionProps{
		Code:        awslambda.Code_FromInline(jsii.String("exports.handler = async () => ({ batchItemFailures: [] });")),
		Handler:     jsii.String("index.handler"),
		Environment: &map[string]*string{"TABLE_NAME": trades.Table().TableName()},
		Vpc:         net.Vpc(),
		Egress:      compute.FunctionEgress_Https(),
		Alarms: &compute.EventDrivenFunctionAlarmOptions{
			Errors:  jsii.Number(5),
			Without: &[]compute.EventDrivenFunctionAlarm{compute.EventDrivenFunctionAlarm_THROTTLES},
		},
	})
	archiver.AddObjectCreatedRule(jsii.String("FileCreated"), files.Bucket(), &compute.ObjectCreatedRuleOptions{
		Prefix: jsii.String("trades/"),
	})
	files.Bucket().Grants().ActionsOnObjectKeys(archiver, jsii.String("trades/*"), jsii.String("s3:GetObject"))
	trades.Table().Grants().Actions(archiver, jsii.String("dynamodb:PutItem"))

	history := compute.NewDistributedMapFunction(stack, jsii.String("History"), &compute.DistributedMapFunctionProps{
		Code:             awslambda.Code_FromInline(jsii.String("exports.handler = async () => ({});")),
		Handler:          jsii.String("index.handler"),
		StateMachineName: jsii.String("history"),
		Items: compute.DistributedMapItems_Objects(files.Bucket(), &compute.DistributedMapItemsOptions{
			Prefix: jsii.String("trades/"),
		}),
		ToleratedFailurePercentage: jsii.Number(5),
	})
	files.Bucket().Grants().ActionsOnObjectKeys(history, jsii.String("trades/*"), jsii.String("s3:GetObject"))

	reader := compute.NewArm64Function(stack, jsii.String("Reader"), &compute.Arm64FunctionProps{
		Code:        awslambda.Code_FromInline(jsii.String("exports.handler = async () => ({ statusCode: 204 });")),
		Handler:     jsii.String("index.handler"),
		Environment: &map[string]*string{"TABLE_NAME": trades.Table().TableName()},
	})
	trades.Table().Grants().Actions(reader, jsii.String("dynamodb:Query"))
	api := web.NewLambdaHttpApi(stack, jsii.String("Api"), &web.LambdaHttpApiProps{
		Handler: reader.LambdaFunction(),
		Routes: &[]*web.LambdaHttpApiRoute{
			{Path: jsii.String("/trades/{symbol}")},
			{Path: jsii.String("/health"), OpenReason: jsii.String("Load balancers check it")},
		},
		Access: web.ApiAccess_Jwt(&web.JwtApiAccessOptions{
			Issuer:   jsii.String("https://login.example.com/"),
			Audience: jsii.Strings("trades"),
			Scopes:   jsii.Strings("trades:read"),
		}),
	})
	web.NewStaticSite(stack, jsii.String("Site"), &web.StaticSiteProps{
		AccessLogs:    web.StaticSiteAccessLogs_ToBucket(files.Bucket(), nil),
		SinglePageApp: jsii.Bool(true),
		Apis: &[]*web.StaticSiteApi{{
			PathPatterns: jsii.Strings("/trades/*"),
			Origin:       awscloudfrontorigins.NewHttpOrigin(api.DomainName(), nil),
		}},
	})
	return stack
}

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	NewTradeArchive(app, "TradeArchive")
	app.Synth(nil)
}
