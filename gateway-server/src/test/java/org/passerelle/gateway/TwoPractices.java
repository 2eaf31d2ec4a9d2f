package org.passerelle.gateway;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Member.Right;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.node.Node;
import org.passerelle.party.Employee;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** A gateway that serves two practices, with the pages of their people. */
final class TwoPractices {
    static final MailAddress OTHER = MailAddress.of("cabinet.voisin@medecin.mssante.test");
    private static final Person SECRETARY = new Employee(new PersonId("3550000029/77"), "ACCUEIL", "Sacha");
    private static final Professional NEIGHBOUR =
            new Professional(new Rpps("10000000031"), "VOISIN", "Odile", null, "03 29 00 00 31");

    final Node node;
    final Doorman doorman;
    final Boundary console;

    private TwoPractices(Node node, Path folder, InstantSource clock) {
        this.node = node;
        var accounts = new AccountFile(folder.resolve("practice-accounts.json"));
        accounts.add(account("jeanne.essai", PersonId.of(Station.GP.rpps())));
        accounts.add(account("sacha.accueil", SECRETARY.id()));
        accounts.add(account("odile.voisin", NEIGHBOUR.id()));
        doorman = new Doorman(accounts, new Sessions(clock, new Random(4), Sessions.USUAL), clock, new Random(5));
        var pages = NodeConsole.of(node, doorman, folder.resolve("practice-aside"), clock, new SecureRandom());
        console = new Boundary(pages.handler(), pages.problems());
    }

    static TwoPractices open(Station station, InstantSource clock) {
        station.sign(
                "neighbour",
                station.text("practice.yaml").replace(Station.PRACTICE.value(), OTHER.value()),
                "practice");
        Map<MailAddress, String> own = new LinkedHashMap<>();
        own.put(Station.PRACTICE, "practice.card");
        own.put(OTHER, "neighbour.card");
        Node node = station.practice("practice", own);
        join(node, Station.PRACTICE, Station.GP, Station.GP, Set.of(Right.PROFESSIONAL, Right.COORDINATOR));
        join(node, Station.PRACTICE, Station.GP, SECRETARY, Set.of(Right.SECRETARY));
        join(node, OTHER, NEIGHBOUR, NEIGHBOUR, Set.of(Right.PROFESSIONAL, Right.COORDINATOR));
        return new TwoPractices(node, station.folder, clock);
    }

    private static void join(Node node, MailAddress practice, Person by, Person person, Set<Right> rights) {
        var books = node.books();
        books.change(
                practice,
                books.book(practice).version(),
                by.id(),
                new LineChange.Joined(new Member(person, rights, Member.Reach.NONE, List.of(), Set.of())));
    }

    private static Account account(String name, PersonId person) {
        return new Account(name, person, PasswordHash.of(ConsoleScene.PASSWORD.toCharArray(), new Random(3)), Set.of());
    }

    /** A node that the hospital does not know, which introduces itself to the line and writes to it. */
    static void introduce(Station station, String name, Node hospital) {
        MailAddress address = MailAddress.of("cabinet@" + name + ".mssante.test");
        station.sign(
                name, station.text("practice.yaml").replace(Station.PRACTICE.value(), address.value()), "practice");
        try (Node newcomer = station.practice(name, Map.of(address, name + ".card"))) {
            newcomer.newcomers().introduce(Station.LINE);
            Station.request(newcomer, hospital);
        }
    }
}
