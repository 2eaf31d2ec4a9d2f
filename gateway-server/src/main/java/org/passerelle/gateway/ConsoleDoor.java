package org.passerelle.gateway;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.passerelle.gateway.config.ConsoleSettings;
import org.passerelle.gateway.config.Settings;
import org.passerelle.gateway.console.Console;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.edge.EdgeLimits;
import org.passerelle.gateway.edge.EdgeTls;
import org.passerelle.gateway.edge.NettyEdge;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.passkey.Place;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;

/** The pages' own door: browsers are asked for no certificate there, and nothing of it is the programs'. */
final class ConsoleDoor implements AutoCloseable {
    private final Doorman doorman;
    private final NettyEdge edge;

    private ConsoleDoor(Doorman doorman, NettyEdge edge) {
        this.doorman = doorman;
        this.edge = edge;
    }

    /** Everything but its socket. */
    record Closed(Doorman doorman, Console pages, InetSocketAddress address) {
        ConsoleDoor listening(EdgeTls tls, EdgeLimits limits, ExecutorService workers, RequestLog requests) {
            var withoutClients = new EdgeTls(tls.key(), tls.chain(), List.of(), List.of());
            var boundary = new Boundary(pages.handler(), pages.problems(), requests);
            return new ConsoleDoor(doorman, NettyEdge.open(address, withoutClients, limits, boundary, workers));
        }
    }

    /** Where the settings say where it is. */
    static Optional<Closed> open(Settings settings, NodeSettings.World world, Node node) {
        return settings.findConsole().map(set -> {
            var looks = Examination.looks(settings, world);
            return closed(set, settings.folder().resolve("aside"), world, node, looks);
        });
    }

    private static Closed closed(
            ConsoleSettings set, Path aside, NodeSettings.World world, Node node, NodeEngine.Looks looks) {
        var rules = new Sessions.Rules(set.idle(), set.longest(), Sessions.USUAL.most());
        var sessions = new Sessions(world.clock(), world.random(), rules);
        var accounts = new AccountFile(set.accounts());
        accounts.all();
        var doorman = new Doorman(accounts, sessions, NodeConsole.people(node), world.clock(), world.random());
        Entrances others = OpenId.entrances(doorman, set, world);
        Entrances entrances = set.findAddress()
                .flatMap(Place::of)
                .map(place -> others.with(new Passkeys(place, world.clock(), world.random())))
                .orElse(others);
        var pages = NodeConsole.of(node, entrances, aside, world, looks);
        return new Closed(doorman, pages, new InetSocketAddress(set.bind(), set.port()));
    }

    int port() {
        return edge.port();
    }

    /** The path of a link that logs somebody in, as often as it is followed. */
    String invite(String account, Duration lasting) {
        return "/enter/" + doorman.inviteAgainAndAgain(account, lasting);
    }

    @Override
    public void close() {
        edge.close();
    }
}
