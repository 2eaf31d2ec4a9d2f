package org.passerelle.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.passerelle.client.testing.Rehearsal.CARDIOLOGY_LINE;
import static org.passerelle.client.testing.Rehearsal.LINE;
import static org.passerelle.client.testing.Rehearsal.SPECIALIST_LINE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.CardReader;
import org.passerelle.client.Catalogue;
import org.passerelle.client.Catalogue.Access;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.DocumentSeal;

/** A general practitioner's software finds a line that nobody told it of, and asks it. */
class FindingLinesTest {
    private static final String AGED = "geriatrie@ch-exemple.mssante.fr";
    private static final String CLOSED = "fermee@ch-exemple.mssante.fr";

    @TempDir
    Path folder;

    private Rehearsal world;
    private Practice practice;

    @BeforeEach
    void open() throws IOException {
        world = Rehearsal.begin(folder);
        write(made().signed(20));
        reopen();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void reopen() {
        if (practice != null) {
            world.leave(practice);
            practice.close();
        }
        practice = world.join(Practice.open(settings()));
        world.settle();
    }

    private Settings settings() {
        return world.newcomer().catalogue(folder.resolve("lines.catalogue"));
    }

    private void write(byte[] catalogue) throws IOException {
        Files.write(folder.resolve("lines.catalogue"), catalogue);
    }

    private InventedCatalogue made() {
        Json.Obj hours =
                Json.object().put("unit", "elapsed-hours").put("amount", 12).build();
        return world.catalogue()
                .with(card(
                        AGED,
                        Json.object()
                                .put(
                                        "title",
                                        Json.object()
                                                .put("fr", "Avis pour une personne âgée")
                                                .build())
                                .put("specialty", "Gériatrie")
                                .put("territory", Json.texts(List.of("54", "88")))
                                .put("capacity", 4)
                                .put(
                                        "targets",
                                        Json.object().put("ordinary", hours).build())))
                .with(card(CLOSED, Json.object().put("status", "closed").put("specialty", "Gériatrie")))
                .usual(AGED, 600)
                .usual(LINE, 90);
    }

    /** A card of the hospital's that says more than its lines usually do. */
    private static byte[] card(String address, Json.Builder more) {
        Cast cast = Cast.of(1);
        var random = new SeededRandom(address.hashCode());
        Instant from = Rehearsal.START.minusSeconds(60);
        byte[] plain = cast.hospital()
                .lineCard(
                        new Id("0000000000000000000000000000000f"),
                        new MailAddress(address),
                        Rehearsal.SIZE_LIMIT,
                        Offers.dermatology(),
                        from,
                        random);
        Json.Obj document = Canon.read(DocumentSeal.cards()
                .open(plain, cast.anchors(), Optional.of(Rehearsal.START))
                .content());
        for (var member : more.build().members().entrySet()) {
            document = document.with(member.getKey(), member.getValue());
        }
        byte[] octets = CardReader.read(Canon.octets(document)).octets();
        return DocumentSeal.cards().sign(octets, cast.hospital().signing().identity(), from, random);
    }

    private Catalogue.Listed hit(String address) {
        return practice.catalogue().lines().stream()
                .filter(hit -> hit.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> addresses(List<Catalogue.Listed> hits) {
        return hits.stream().map(Catalogue.Listed::address).toList();
    }

    private List<String> alarms() {
        return practice.health().alarms().stream().map(alarm -> alarm.code()).toList();
    }

    @Test
    void linesAreFoundBySpecialtyTerritoryPathwayAndWords() {
        Catalogue all = practice.catalogue();

        assertThat(all.lines()).hasSize(5);
        assertThat(addresses(all.specialty("geriatrie").soonest())).containsExactly(AGED);
        assertThat(addresses(all.specialty("GERIATRIE").lines())).containsExactlyInAnyOrder(AGED, CLOSED);
        assertThat(addresses(all.specialty("cardiologie").soonest()))
                .containsExactlyInAnyOrder(CARDIOLOGY_LINE, SPECIALIST_LINE);
        assertThat(addresses(all.territory("88").soonest())).contains(AGED, LINE);
        assertThat(addresses(all.territory("55029").soonest()))
                .doesNotContain(AGED)
                .contains(LINE);
        assertThat(addresses(all.words("personne agee").soonest())).containsExactly(AGED);
        assertThat(addresses(all.words("cardiologie fictif").pathway("avis").soonest()))
                .containsExactly(SPECIALIST_LINE);
        assertThat(all.pathway("polygraphy").soonest()).isEmpty();
        assertThat(addresses(all.urgency("prompt").soonest()))
                .doesNotContain(AGED)
                .contains(LINE);
    }

    @Test
    void theyComeByDueDateOrByUsualDelay() {
        Catalogue avis = practice.catalogue().pathway("avis");

        assertThat(addresses(avis.soonest())).startsWith(AGED).hasSize(4);
        assertThat(addresses(avis.usuallyFastest())).startsWith(LINE, AGED).hasSize(4);
    }

    @Test
    void aHitSaysWhatPeopleChooseBy() {
        Catalogue.Listed aged = hit(AGED);

        assertThat(aged.title()).isEqualTo("Avis pour une personne âgée");
        assertThat(aged.organisation()).isEqualTo("CH D'EXEMPLE");
        assertThat(aged.specialty()).contains("Gériatrie");
        assertThat(aged.territory()).containsExactly("54", "88");
        assertThat(aged.capacity()).contains(4);
        assertThat(aged.hours()).isEqualTo("lundi à vendredi 9 h – 18 h");
        assertThat(aged.usualDelay()).contains("une réponse sur deux en 10 h (octobre 2026, 34 réponses)");
        assertThat(aged.takesRequests()).isTrue();
        assertThat(aged.nextOpening()).contains(Rehearsal.START);
        assertThat(aged.dueIfSentNow()).contains(Instant.parse("2026-11-20T20:30:00Z"));
        assertThat(aged.dueInWordsIfSentNow()).isEqualTo("avant vendredi 20/11 à 21 h 30");
        assertThat(hit(CLOSED).takesRequests()).isFalse();
        assertThat(hit(CARDIOLOGY_LINE).usualDelay()).isEmpty();
        Line known = aged.reach();
        assertThat(known.specialty()).contains("Gériatrie");
        assertThat(known.territory()).containsExactly("54", "88");
        assertThat(known.capacity()).contains(4);
    }

    @Test
    void anotherLineOfAKnownHospitalIsAskedAtOnceAndAnswers() {
        assertRefused("client.unknown-line", () -> practice.line(LINE));
        assertThat(hit(LINE).access()).isEqualTo(Access.AT_ONCE);

        Exchange exchange =
                Invented.avis(hit(LINE).reach(), world.now().minusSeconds(600)).send();
        world.settle();
        world.hospital().answer(exchange.id(), "Surveillance à trois mois.");
        world.advance(Duration.ofHours(2));

        assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.ANSWERED);
        assertThat(hit(LINE).access()).isEqualTo(Access.KNOWN);
        assertThat(practice.line(LINE).title()).isEqualTo("Avis de dermatologie");
    }

    @Test
    void aLineOfAnEstablishmentThatNobodyKnowsWaitsForAPerson() {
        world.join(Practice.open(world.specialist()));
        assertThat(hit(SPECIALIST_LINE).access()).isEqualTo(Access.TO_CONFIRM);
        assertRefused("card.address-unconfirmed", () -> hit(SPECIALIST_LINE).reach());
        assertRefused("client.unknown-line", () -> practice.line(SPECIALIST_LINE));

        Line line = hit(SPECIALIST_LINE).confirm("Jeanne Essai", "gérante", world.now());
        Exchange exchange = Invented.avis(line, world.now().minusSeconds(600)).send();
        world.advance(Duration.ofHours(1));

        assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.RECEIVED);
        assertThat(hit(SPECIALIST_LINE).access()).isEqualTo(Access.KNOWN);
    }

    @Test
    void anOlderCatalogueNeverComesBack() throws IOException {
        assertThat(practice.catalogue().sources()).singleElement().satisfies(source -> {
            assertThat(source.publisher()).isEqualTo("CH D'EXEMPLE");
            assertThat(source.number()).isEqualTo(20);
            assertThat(source.issuedAt()).isEqualTo(Rehearsal.START);
            assertThat(source.place()).isEqualTo("file lines.catalogue");
            assertThat(source.lines()).isEqualTo(5);
            assertThat(source.leftOut()).isZero();
        });
        write(world.catalogue().signed(19));
        world.advance(Duration.ofDays(1));

        assertThat(practice.catalogue().lines()).hasSize(5);
        assertThat(alarms()).contains("catalogue.older");
        reopen();
        assertThat(practice.catalogue().sources())
                .extracting(Catalogue.Source::number)
                .containsExactly(20L);
    }

    @Test
    void anAlteredCatalogueChangesNothing() throws IOException {
        byte[] altered = made().signed(21);
        altered[altered.length / 2] ^= 1;
        write(altered);
        world.advance(Duration.ofDays(1));

        assertThat(practice.catalogue().sources())
                .extracting(Catalogue.Source::number)
                .containsExactly(20L);
        assertThat(alarms()).anyMatch(code -> code.startsWith("seal."));
    }

    @Test
    void aCatalogueIsFetchedFromNamedHostsOverHttpsAlone() {
        URI place = URI.create("https://passerelle.ch-exemple.example/catalogue");
        refusesToOpen(world.newcomer().catalogue(place));
        refusesToOpen(world.newcomer().hosts("autre.example").catalogue(place));
        refusesToOpen(world.newcomer()
                .hosts("passerelle.ch-exemple.example")
                .catalogue(URI.create("http://passerelle.ch-exemple.example/catalogue")));
        world.leave(practice);
        practice.close();

        for (Settings named : List.of(
                world.newcomer().hosts("passerelle.ch-exemple.example"),
                world.newcomer().innerHosts("passerelle.ch-exemple.example"))) {
            try (Practice opened = Practice.open(named.catalogue(place))) {
                assertThat(opened.catalogue().lines()).hasSize(5);
            }
        }
    }

    private static void refusesToOpen(Settings settings) {
        assertRefused("client.catalogue", () -> Practice.open(settings));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code().code()).isEqualTo(code));
    }
}
