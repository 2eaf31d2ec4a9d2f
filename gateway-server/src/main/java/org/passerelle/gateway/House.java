package org.passerelle.gateway;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.passerelle.card.CardAddress;
import org.passerelle.flow.desk.Staff;
import org.passerelle.gateway.auth.Client;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.edge.EdgeLimits;
import org.passerelle.gateway.edge.EdgeTls;
import org.passerelle.gateway.edge.NettyEdge;
import org.passerelle.gateway.fhir.FhirApi;
import org.passerelle.gateway.fhir.Outcomes;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.gateway.telemetry.EventLog.Detail;
import org.passerelle.gateway.telemetry.EventLog.Key;
import org.passerelle.gateway.telemetry.HealthReport;
import org.passerelle.gateway.telemetry.Occurrence;
import org.passerelle.node.Health;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.Refusal;

/** A running gateway: its node and its HTTPS edge. It opens whole or not at all. */
public final class House implements AutoCloseable {
    private final Node node;
    private final NettyEdge edge;
    private final ExecutorService workers;
    private final EventLog log = new EventLog();

    private House(Node node, NettyEdge edge, ExecutorService workers) {
        this.node = node;
        this.edge = edge;
        this.workers = workers;
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
        NodeSettings plan = NodePlan.of(settings, world);
        Node node = Node.open(plan);
        try {
            requireSound(settings, plan, node);
            return serve(settings, world, drive, node, new EdgeTls(server.key(), server.chain(), clients));
        } catch (RuntimeException refused) {
            node.close();
            throw refused;
        }
    }

    private static House serve(Settings settings, NodeSettings.World world, Drive drive, Node node, EdgeTls tls) {
        Settings.Https https = settings.https();
        Router router = router(settings, world, node);
        ExecutorService workers = workers(https.limits());
        NettyEdge edge;
        try {
            var address = new InetSocketAddress(https.bind(), https.port());
            edge = NettyEdge.open(address, tls, limits(https.limits()), router, new Outcomes(), workers);
        } catch (RuntimeException refused) {
            workers.shutdownNow();
            throw refused;
        }
        var house = new House(node, edge, workers);
        if (drive == Drive.THREADS) {
            node.start();
        }
        house.log.write(Occurrence.STARTED, Detail.of(Key.PORT, edge.port()));
        return house;
    }

    private static Router router(Settings settings, NodeSettings.World world, Node node) {
        List<Client> clients = settings.https().clients().stream()
                .map(client -> new Client(client.name(), client.fingerprint(), client.members()))
                .toList();
        var gatekeeper = new Gatekeeper(clients, node.staff());
        var pathways = Pathways.shipped().all();
        var api = new FhirApi(
                gatekeeper, new NodeExchanges(node), pathways, world.clock().instant());
        return api.on(new Router().on("GET", "/health", match -> health(node)));
    }

    private static Response health(Node node) {
        Health health = node.health();
        var report = new HealthReport(
                health.mailboxes(), health.outboxWaiting(), health.alarms().size(), health.failing());
        return Response.of(200, "application/json", report.json());
    }

    /** What only the whole knows: accounts that let us in, lines with cards, clients with lines. */
    private static void requireSound(Settings settings, NodeSettings plan, Node node) {
        Set<MailAddress> carded = node.ownLines().stream()
                .flatMap(card -> card.base().addresses().stream())
                .map(CardAddress::address)
                .collect(Collectors.toSet());
        if (!carded.containsAll(settings.lines().keySet())) {
            throw Refusal.of(GatewayRefusal.LINE_WITHOUT_CARD).refused();
        }
        Set<Rpps> members = members(node.staff());
        boolean known = settings.https().clients().stream().allMatch(client -> members.containsAll(client.members()));
        if (!known) {
            throw Refusal.of(GatewayRefusal.CLIENT_WITHOUT_LINE).refused();
        }
        for (Settings.Mailbox mailbox : settings.mailboxes()) {
            plan.mailboxes().stream()
                    .filter(account -> account.address().equals(mailbox.address()))
                    .forEach((Mailbox account) -> Accounts.requireLogin(mailbox, account));
        }
    }

    private static Set<Rpps> members(Staff staff) {
        var members = new HashSet<Rpps>();
        staff.lines()
                .values()
                .forEach(line ->
                        line.forEach(member -> members.add(member.professional().rpps())));
        return members;
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

    public Node node() {
        return node;
    }

    /** Lets what runs be answered, then stops; the folder is free afterwards. */
    @Override
    public void close() {
        log.write(Occurrence.STOPPING);
        edge.close();
        workers.shutdown();
        node.close();
        log.write(Occurrence.STOPPED);
    }
}
