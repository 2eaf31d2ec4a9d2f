package org.passerelle.gateway;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.passerelle.gateway.console.Console;
import org.passerelle.gateway.console.ask.Desk;
import org.passerelle.gateway.console.line.LineDesk;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.tray.Trays;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.PersonId;

/** The pages over a node. */
final class NodeConsole {
    private NodeConsole() {}

    /** With passwords alone. */
    static Console of(Node node, Doorman doorman, Path aside, InstantSource clock, SecureRandom random) {
        return of(node, Entrances.of(doorman), aside, clock, random);
    }

    /** Of a node that a program put together: there are no settings to be examined. */
    static Console of(Node node, Entrances entrances, Path aside, InstantSource clock, SecureRandom random) {
        return of(node, entrances, aside, new NodeSettings.World(clock, random), NodeEngine.Looks.NONE);
    }

    /**
     * @param aside the folder for what people put aside
     * @param looks how the settings are examined
     */
    static Console of(Node node, Entrances entrances, Path aside, NodeSettings.World world, NodeEngine.Looks looks) {
        InstantSource clock = world.clock();
        var line = new LineDesk(node.books(), node.newcomers(), new NodeWatch(node, clock));
        var offices = new Console.Offices(
                line, new NodeFigures(node), new NodeTraces(node), new NodeEngine(node, clock, looks));
        var trays = new Trays(aside, clock, world.random(), Trays.USUAL);
        var desk = new Desk(node.staff(), new NodeRequests(node), trays);
        return new Console(entrances, new NodeExchanges(node), offices, desk, clock);
    }

    /** Whether somebody is one of our lines' or practices' people at this moment. */
    static Predicate<PersonId> people(Node node) {
        return person -> Stream.of(node.staff().lines(), node.staff().practices())
                .flatMap(all -> all.values().stream())
                .flatMap(List::stream)
                .anyMatch(member -> member.id().equals(person));
    }
}
