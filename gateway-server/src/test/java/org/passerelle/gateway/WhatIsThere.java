package org.passerelle.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.flow.line.TextChange;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.node.Node;
import org.passerelle.party.PersonId;

/** Of each variable of the console's routes something that is there, of one line or one practice. */
final class WhatIsThere {
    private static final ReadyText TEXT =
            new ReadyText("Contrôle", new ReadyText.Place("avis", "answer", "advice"), "Contrôle à trois mois.");
    /** Hexadecimal digits by which a text's name stands in a path. */
    private static final int DIGITS = 16;

    /** The auditor's; nobody has its private key. */
    static final Passkey PASSKEY = new Passkey(
            "AAECAwQFBgcICQoLDA0ODw", "pQECAyYgAQ", 0, false, "Téléphone", Instant.parse("2026-01-02T09:00:00Z"), null);

    private final Node hospital;
    private final Doorman doorman;
    private final Doorman townDoorman;
    private final Set<String> town;

    /** @param town columns of those who are asked for what is the practice's */
    WhatIsThere(Node hospital, Doorman doorman, Doorman townDoorman, Set<String> town) {
        this.hospital = hospital;
        this.doorman = doorman;
        this.townDoorman = townDoorman;
        this.town = town;
    }

    String of(String variable, Id avis, String route, String who) {
        return switch (variable) {
            case "id" -> avis.hex();
            case "step" -> town.contains(who) ? "withdraw" : "take";
            case "document" -> document(avis, route).hex();
            case "letter" -> letter().hex();
            case "newcomer" -> newcomer(route.endsWith("/confirm") ? 0 : 1);
            case "mail" -> hospital.outbox().waiting(1).get(0).id().hex();
            case "card" -> hospital.books().card(Station.LINE).base().id().hex();
            case "pathway" -> "avis";
            case "text" -> text();
            case "circuit", "form", "asked" -> "avis~1";
            case "speech" -> "en";
            case "hash" -> asset()[2];
            case "name" -> asset()[3];
            case "line" -> Station.LINE.value();
            case "person" -> PersonId.of(ConsoleRightsTest.SOMEBODY).value();
            case "passkey" -> PASSKEY.reference();
            case "invitation" -> invitation(who);
            default -> throw new AssertionError("say above what is there of " + variable);
        };
    }

    /** A ready-made text of the line, kept anew where somebody took it away. */
    private String text() {
        var books = hospital.books();
        var book = books.book(Station.LINE);
        if (book.texts().stream().noneMatch(each -> each.name().equals(TEXT.name()))) {
            PersonId by = PersonId.of(Station.COORDINATOR);
            books.change(Station.LINE, book.version(), by, new TextChange.Kept(TEXT, null));
        }
        return Sha256.hash(TEXT.name().getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }

    private String invitation(String who) {
        return town.contains(who)
                ? townDoorman.inviteAgainAndAgain("jeanne.essai", Duration.ofHours(1))
                : doorman.inviteAgainAndAgain("paul.exemple", Duration.ofHours(1));
    }

    /** The one of the exchange that such a page shows; the letter that was put apart has none. */
    private Id document(Id avis, String route) {
        String kind =
                route.contains("/recordings/") ? "recording" : route.contains("/pages/") ? "letter" : "dermoscopic";
        var done = hospital.view(avis).state().stepsDone().get(0);
        return done.content().arrayOrEmpty("documents").objects().stream()
                .filter(each -> each.text("kind").equals(kind))
                .map(each -> Id.parse(each.text("id")))
                .findFirst()
                .orElseThrow();
    }

    private Sha256 letter() {
        return hospital.apart(Set.of(Station.LINE), 1).get(0).id();
    }

    /** One who waits; once all were confirmed or turned away nobody does. */
    private String newcomer(int which) {
        var waiting = hospital.newcomers().waiting(2);
        return waiting.isEmpty()
                ? "0".repeat(64)
                : waiting.get(Math.min(which, waiting.size() - 1)).id().hex();
    }

    private static String[] asset() {
        String page = new ConsoleScene.Browser().page("/login");
        int at = page.indexOf("/assets/");
        return page.substring(at, page.indexOf('"', at)).split("/", -1);
    }
}
