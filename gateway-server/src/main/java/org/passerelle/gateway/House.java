package org.passerelle.gateway;

import java.net.InetSocketAddress;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.auth.Client;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.edge.EdgeLimits;
import org.passerelle.gateway.edge.EdgeTls;
import org.passerelle.gateway.edge.NettyEdge;
import org.passerelle.gateway.fhir.FhirApi;
import org.passerelle.gateway.fhir.Outcomes;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.lines.CatalogueDoor;
import org.passerelle.gateway.lines.LineDoor;
import org.passerelle.gateway.lines.OutboxDoor;
import org.passerelle.gateway.lines.PracticeDoor;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.gateway.telemetry.EventLog.Detail;
import org.passerelle.gateway.telemetry.EventLog.Key;
import org.passerelle.gateway.telemetry.HealthReport;
import org.passerelle.gateway.telemetry.Occurrence;
import org.passerelle.node.Health;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.port.trust.Identity;

/** A running gateway: its node and its HTTPS edge. It opens whole or not at all. */
public final class House implements AutoCloseable {
    /** For the node's pumps to end what they are at. */
    private static final Duration NODE_STOP = Duration.ofSeconds(35);

    private final Node node;
    private final NettyEdge edge;
    private final @Nullable ConsoleDoor console;
    private final ExecutorService workers;
    private final Duration stopTime;
    private final EventLog log;

    private House(
            Node node,
            NettyEdge edge,
            @Nullable ConsoleDoor console,
            ExecutorService workers,
            Duration stopTime,
            EventLog log) {
        this.node = node;
        this.edge = edge;
        this.console = console;
        this.workers = workers;
        this.stopTime = stopTime;
        this.log = log;
    }

    /** Who turns the node's pumps. */
    public enum Drive {
        /** Threads of the node. */
        THREADS,
        /** The caller, by {@link Node#step}: a simulation on a clock of its own. */
        CALLER
    }

    /**
     * Opens a gateway.
     *
     * @throws org.passerelle.refusal.Refused with the code of whatever must be mended first
     */
    public static House open(Settings settings, NodeSettings.World world, Drive drive) {
        Identity server = KeyFiles.current(settings.https().key(), world.clock().instant());
        List<X509Certificate> clients = KeyFiles.certificates(settings.https().clientAnchors());
        List<X509CRL> crls = KeyFiles.crls(settings.trust());
        var tls = new EdgeTls(server.key(), server.chain(), clients, crls);
        var log = new EventLog();
        Accounts accounts = Accounts.of(settings, world.clock(), log);
        var soundness = new Soundness(settings);
        Node node = soundness.opened(
                NodePlan.of(settings, world, accounts.mailboxes()).withTexting(Sms.of(settings, world.clock(), log)));
        try {
            soundness.requireCards(node, world.clock().instant());
            soundness.requireMembers(node.staff());
            accounts.requireLogins();
            return serve(settings, world, drive, node, tls, log);
        } catch (RuntimeException refused) {
            node.close();
            throw refused;
        }
    }

    private static House serve(
            Settings settings, NodeSettings.World world, Drive drive, Node node, EdgeTls tls, EventLog log) {
        Settings.Https https = settings.https();
        var requests = new RequestLog(log);
        var boundary = new Boundary(router(settings, world, node), new Outcomes(), requests);
        ExecutorService workers = workers(https.limits());
        NettyEdge edge = null;
        ConsoleDoor console;
        try {
            var address = new InetSocketAddress(https.bind(), https.port());
            edge = NettyEdge.open(address, tls, limits(https.limits()), boundary, workers);
            console = ConsoleDoor.open(settings, world, node)
                    .map(door -> door.listening(tls, limits(https.limits()), workers, requests))
                    .orElse(null);
        } catch (RuntimeException refused) {
            if (edge != null) {
                edge.close();
            }
            workers.shutdownNow();
            throw refused;
        }
        var house = new House(node, edge, console, workers, https.limits().stopTime(), log);
        if (drive == Drive.THREADS) {
            node.start();
        }
        node.books().differing().forEach(line -> log.write(Occurrence.LINE_DIFFERS));
        log.write(Occurrence.STARTED, Detail.of(Key.PORT, edge.port()));
        return house;
    }

    private static Router router(Settings settings, NodeSettings.World world, Node node) {
        List<Client> clients = settings.https().clients().stream()
                .map(client -> new Client(client.name(), client.fingerprint(), client.members(), client.lines()))
                .toList();
        var gatekeeper = new Gatekeeper(clients, node.staff());
        var pathways = NodePlan.pathways(settings).all();
        var api = new FhirApi(
                gatekeeper, new NodeExchanges(node), pathways, world.clock().instant());
        Router router = api.on(new Router().on("GET", "/health", match -> health(node)));
        api.indicators(router, new NodeIndicators(node));
        new LineDoor(gatekeeper, node.books()).on(router);
        new PracticeDoor(gatekeeper, node.books()).on(router);
        new OutboxDoor(gatekeeper, node.outbox()).on(router);
        new CatalogueDoor(node.catalogues()::published).on(router);
        return api.newcomers(router, new NodeOnboarding(node.newcomers()), world.clock());
    }

    private static Response health(Node node) {
        Health health = node.health();
        var report = new HealthReport(
                health.mailboxes(), health.outboxWaiting(), health.alarms().size(), health.failing());
        return Response.of(200, "application/json", report.json());
    }

    private static ExecutorService workers(Settings.HttpsLimits limits) {
        return new ThreadPoolExecutor(
                limits.workers(),
                limits.workers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.queue()),
                task -> {
                    var thread = new Thread(task, "passerelle-worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private static EdgeLimits limits(Settings.HttpsLimits limits) {
        return new EdgeLimits(
                limits.headerBytes(),
                limits.bodyBytes(),
                limits.bodiesBytes(),
                limits.headerTime(),
                limits.bodyTime(),
                limits.idleTime(),
                limits.connections(),
                limits.requestsPerConnection(),
                limits.stopTime());
    }

    /** The port that the edge listens on. */
    public int port() {
        return edge.port();
    }

    /** The port on which pages are served, where they are. */
    public OptionalInt consolePort() {
        return console == null ? OptionalInt.empty() : OptionalInt.of(console.port());
    }

    public Node node() {
        return node;
    }

    /**
     * A path of the pages that logs somebody in as often as it is followed: for a simulation that shows it on its screen. No settings
     * make one.
     *
     * @param account the account's name
     * @param lasting how long it serves
     */
    public Optional<String> invite(String account, Duration lasting) {
        return Optional.ofNullable(console).map(door -> door.invite(account, lasting));
    }

    /** How long {@link #close} may take: requests, then the node's own work. */
    Duration longestStop() {
        return stopTime.plus(NODE_STOP);
    }

    void toldLate() {
        log.write(Occurrence.STOPPED_LATE);
    }

    /** Lets what runs be answered, then stops; the folder is free afterwards. */
    @Override
    public void close() {
        log.write(Occurrence.STOPPING);
        edge.close();
        if (console != null) {
            console.close();
        }
        workers.shutdown();
        node.close();
        log.write(Occurrence.STOPPED);
    }
}
