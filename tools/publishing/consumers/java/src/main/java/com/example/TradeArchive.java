package com.example;

import io.trading.constructs.compute.Arm64Function;
import io.trading.constructs.compute.DistributedMapFunction;
import io.trading.constructs.compute.DistributedMapItems;
import io.trading.constructs.compute.DistributedMapItemsOptions;
import io.trading.constructs.compute.EventDrivenFunction;
import io.trading.constructs.compute.EventDrivenFunctionAlarm;
import io.trading.constructs.compute.EventDrivenFunctionAlarmOptions;
import io.trading.constructs.compute.FunctionEgress;
import io.trading.constructs.compute.ObjectCreatedRuleOptions;
import io.trading.constructs.data.CrossAccountReaders;
import io.trading.constructs.data.CrossAccountReadersOptions;
import io.trading.constructs.data.DataBucket;
import io.trading.constructs.data.DataTable;
import io.trading.constructs.network.NatStrategy;
import io.trading.constructs.network.Network;
import io.trading.constructs.network.NetworkAddresses;
import io.trading.constructs.web.ApiAccess;
import io.trading.constructs.web.JwtApiAccessOptions;
import io.trading.constructs.web.LambdaHttpApi;
import io.trading.constructs.web.LambdaHttpApiRoute;
import io.trading.constructs.web.StaticSite;
import io.trading.constructs.web.StaticSiteAccessLogs;
import io.trading.constructs.web.StaticSiteApi;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * A function in a VPC processes trade files from a bucket and writes to a table that another account can read. A site
 * shows what an API in front of another function returns. A state machine calls a third one with each file that was
 * there before.
 */
public class TradeArchive extends Stack {
  public TradeArchive(final Construct scope, final String id) {
    super(scope, id);

    final Network network =
        Network.Builder.create(this, "Network")
            .ipAddresses(NetworkAddresses.cidr("10.20.0.0/16"))
            .nat(NatStrategy.single())
            .interfaceEndpoints(List.of(InterfaceVpcEndpointAwsService.SQS))
            .build();
    final DataBucket files =
        DataBucket.Builder.create(this, "Files")
            .eventBridgeEnabled(true)
            .expiration(Duration.days(365))
            .build();
    final DataTable trades =
        DataTable.Builder.create(this, "Trades")
            .tableName("trades")
            .crossAccountReaders(
                List.of(
                    CrossAccountReaders.accounts(
                        List.of("111122223333"),
                        CrossAccountReadersOptions.builder().vpcEndpointIds(List.of("vpce-1a2b3c4d")).build())))
            .build();

    final EventDrivenFunction archiver =
        EventDrivenFunction.Builder.create(this, "Archiver")
            .code(Code.fromInline("exports.handler = async () => ({ batchItemFailures: [] });"))
            .handler("index.handler")
            .environment(Map.of("TABLE_NAME", trades.getTable().getTableName()))
            .vpc(network.getVpc())
            .egress(FunctionEgress.https())
            .alarms(
                EventDrivenFunctionAlarmOptions.builder()
                    .errors(5)
                    .without(List.of(EventDrivenFunctionAlarm.THROTTLES))
                    .build())
            .build();
    archiver.addObjectCreatedRule(
        "FileCreated", files.getBucket(), ObjectCreatedRuleOptions.builder().prefix("trades/").build());
    files.getBucket().getGrants().actionsOnObjectKeys(archiver, "trades/*", "s3:GetObject");
    trades.getTable().getGrants().actions(archiver, "dynamodb:PutItem");

    final DistributedMapFunction history =
        DistributedMapFunction.Builder.create(this, "History")
            .code(Code.fromInline("exports.handler = async () => ({});"))
            .handler("index.handler")
            .stateMachineName("history")
            .items(
                DistributedMapItems.objects(
                    files.getBucket(), DistributedMapItemsOptions.builder().prefix("trades/").build()))
            .toleratedFailurePercentage(5)
            .build();
    files.getBucket().getGrants().actionsOnObjectKeys(history, "trades/*", "s3:GetObject");

    final Arm64Function reader =
        Arm64Function.Builder.create(this, "Reader")
            .code(Code.fromInline("exports.handler = async () => ({ statusCode: 204 });"))
            .handler("index.handler")
            .environment(Map.of("TABLE_NAME", trades.getTable().getTableName()))
            .build();
    trades.getTable().getGrants().actions(reader, "dynamodb:Query");
    final LambdaHttpApi api =
        LambdaHttpApi.Builder.create(this, "Api")
            .handler(reader.getLambdaFunction())
            .routes(
                List.of(
                    LambdaHttpApiRoute.builder().path("/trades/{symbol}").build(),
                    LambdaHttpApiRoute.builder().path("/health").openReason("Load balancers check it").build()))
            .access(
                ApiAccess.jwt(
                    JwtApiAccessOptions.builder()
                        .issuer("https://login.example.com/")
                        .audience(List.of("trades"))
                        .scopes(List.of("trades:read"))
                        .build()))
            .build();
    StaticSite.Builder.create(this, "Site")
        .accessLogs(StaticSiteAccessLogs.toBucket(files.getBucket()))
        .singlePageApp(true)
        .apis(
            List.of(
                StaticSiteApi.builder()
                    .pathPatterns(List.of("/trades/*"))
                    .origin(new HttpOrigin(api.getDomainName()))
                    .build()))
        .build();
  }

  public static void main(final String[] args) {
    final App app = new App();
    new TradeArchive(app, "TradeArchive");
    app.synth();
  }
}
