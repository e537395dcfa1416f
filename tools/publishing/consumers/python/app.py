from aws_cdk import App, Duration, Stack
from aws_cdk.aws_cloudfront_origins import HttpOrigin
from aws_cdk.aws_ec2 import InterfaceVpcEndpointAwsService
from aws_cdk.aws_lambda import Code
from constructs import Construct
from trading_constructs_compute import (
    Arm64Function,
    DistributedMapFunction,
    DistributedMapItems,
    EventDrivenFunction,
    EventDrivenFunctionAlarm,
    EventDrivenFunctionAlarmOptions,
    FunctionEgress,
)
from trading_constructs_data import CrossAccountReaders, DataBucket, DataTable
from trading_constructs_network import NatStrategy, Network, NetworkAddresses
from trading_constructs_web import (
    ApiAccess,
    LambdaHttpApi,
    LambdaHttpApiRoute,
    StaticSite,
    StaticSiteAccessLogs,
    StaticSiteApi,
)


class TradeArchive(Stack):
    """A function in a VPC processes trade files from a bucket and writes to a table that another account can read.

    A site shows what an API in front of another function returns. A state machine calls a third one with each file that
    was there before.
    """

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        network = Network(
            self,
            "Network",
            ip_addresses=NetworkAddresses.cidr("10.20.0.0/16"),
            nat=NatStrategy.single(),
            interface_endpoints=[InterfaceVpcEndpointAwsService.SQS],
        )
        files = DataBucket(
            self,
            "Files",
            event_bridge_enabled=True,
            expiration=Duration.days(365),
        )
        trades = DataTable(
            self,
            "Trades",
            table_name="trades",
            cross_account_readers=[CrossAccountReaders.accounts(["111122223333"], vpc_endpoint_ids=["vpce-1a2b3c4d"])],
        )

        archiver = EventDrivenFunction(
            self,
            "Archiver",
            code=Code.from_inline("exports.handler = async () => ({ batchItemFailures: [] });"),
            handler="index.handler",
            environment={"TABLE_NAME": trades.table.table_name},
            vpc=network.vpc,
            egress=FunctionEgress.https(),
            alarms=EventDrivenFunctionAlarmOptions(errors=5, without=[EventDrivenFunctionAlarm.THROTTLES]),
        )
        archiver.add_object_created_rule("FileCreated", files.bucket, prefix="trades/")
        files.bucket.grants.actions_on_object_keys(archiver, "trades/*", "s3:GetObject")
        trades.table.grants.actions(archiver, "dynamodb:PutItem")

        history = DistributedMapFunction(
            self,
            "History",
            code=Code.from_inline("exports.handler = async () => ({});"),
            handler="index.handler",
            state_machine_name="history",
            items=DistributedMapItems.objects(files.bucket, prefix="trades/"),
            tolerated_failure_percentage=5,
        )
        files.bucket.grants.actions_on_object_keys(history, "trades/*", "s3:GetObject")

        reader = Arm64Function(
            self,
            "Reader",
            code=Code.from_inline("exports.handler = async () => ({ statusCode: 204 });"),
            handler="index.handler",
            environment={"TABLE_NAME": trades.table.table_name},
        )
        trades.table.grants.actions(reader, "dynamodb:Query")
        api = LambdaHttpApi(
            self,
            "Api",
            handler=reader.lambda_function,
            routes=[
                LambdaHttpApiRoute(path="/trades/{symbol}"),
                LambdaHttpApiRoute(path="/health", open_reason="Load balancers check it"),
            ],
            access=ApiAccess.jwt(
                issuer="https://login.example.com/",
                audience=["trades"],
                scopes=["trades:read"],
            ),
        )
        StaticSite(
            self,
            "Site",
            access_logs=StaticSiteAccessLogs.to_bucket(files.bucket),
            single_page_app=True,
            apis=[StaticSiteApi(path_patterns=["/trades/*"], origin=HttpOrigin(api.domain_name))],
        )


app = App()
TradeArchive(app, "TradeArchive")
app.synth()
