package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.client.Exchange;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.SeededRandom;
import org.slf4j.LoggerFactory;

/**
 * 500 words that stand nowhere else, planted in every field of an avis that people can fill: names, addresses, question, answer,
 * titles. None of them is to be seen in a mail, a log line, what health tells, an alarm, or a listed refusal; all of them arrive.
 */
class PlantedStringsTest {
    /** No French word, no header and hardly any ciphertext holds it. */
    private static final String MARK = "zqwx";

    private static final int WORDS = 500;
    private static final int LETTERS = 4;

    @TempDir
    private Path folder;

    private final List<String> planted = new ArrayList<>();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Stage stage;

    @BeforeEach
    void open() {
        Logger ours = (Logger) LoggerFactory.getLogger("org.passerelle");
        logged.start();
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        ours.addAppender(logged);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
        stage = Stage.open(500, Optional.empty(), folder.resolve("out"), folder.resolve("work"));
        stage.settle();
    }

    @AfterEach
    void close() {
        stage.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
        Logger ours = (Logger) LoggerFactory.getLogger("org.passerelle");
        ours.detachAppender(logged);
        ours.setAdditive(true);
        ours.setLevel(null);
    }

    @Test
    void noneOfThemIsSeenOutsideAndAllOfThemArrive() throws IOException {
        Professional doctor =
                new Professional(new Rpps("10000000017"), word(), word(), "G15_10/SM54", "03 29 00 00 17");
        Exchange avis = request(doctor);
        stage.settle();
        var desk = new ExpertDesk(stage.hospital.port(), stage.papers);
        desk.read(avis.id(), Cast.EXPERT);
        desk.step(avis.id(), "take", Cast.EXPERT, Map.of());
        desk.step(avis.id(), "ask", Cast.EXPERT, Map.of("asked", words(40)));
        stage.settle();
        avis.now().supply(doctor, words(40)).send();
        stage.settle();
        desk.step(
                avis.id(),
                "answer",
                Cast.EXPERT,
                Map.of(
                        "recommendation", "advice-only",
                        "advice", words(80),
                        "acts", words(20),
                        "incidents", words(WORDS - planted.size())));
        stage.settle();
        assertThat(planted).hasSize(WORDS);
        hostile();

        List<PostOffice.Carried> mails = stage.office.carried();
        assertThat(mails).hasSizeGreaterThan(8);
        for (PostOffice.Carried mail : mails) {
            assertThat(seen(PlainSight.of(mail.octets()).folded())).isEmpty();
        }
        for (ILoggingEvent event : logged.list) {
            assertThat(seen(event.getFormattedMessage() + event.getThrowableProxy() + event.getMDCPropertyMap()))
                    .isEmpty();
        }
        assertThat(seen(outwardly())).isEmpty();
        String kept = stage.hospital.node().view(new Id(avis.id())).state().stepsDone().stream()
                .map(done -> new String(org.passerelle.canon.Canon.octets(done.content()), StandardCharsets.UTF_8))
                .reduce("", String::concat);
        assertThat(seen(kept)).containsAll(planted.subList(2, planted.size()));
    }

    private Exchange request(Professional doctor) {
        var patient = new Patient(
                word().toUpperCase(java.util.Locale.ROOT),
                List.of(word(), word(), word()),
                word(),
                word(),
                Cast.PATIENT.birthDate(),
                Cast.PATIENT.birthPlace(),
                Cast.PATIENT.sex(),
                Cast.INS,
                null,
                "06 00 00 00 68",
                words(20));
        return stage.practice
                .line(Cast.LINE.value())
                .avis(doctor)
                .dangerToLife(false)
                .patient(patient)
                .oralConsent(words(2), stage.clock.instant().minusSeconds(600))
                .medecinTraitant(doctor)
                .urgency("ordinary")
                .question(words(100))
                .history(words(80))
                .treatment(words(30))
                .mayConvert(true)
                .attach(
                        "dermoscopic",
                        words(4),
                        () -> new ByteArrayInputStream(DrawnLesion.jpeg(new SeededRandom(500, "lesion"))))
                .send();
    }

    /** What comes back when the last letter is spoiled, and a report that quotes the words in clear. */
    private void hostile() throws IOException {
        List<PostOffice.Carried> mails = stage.office.carried();
        for (PostOffice.Carried mail : mails.subList(Math.max(0, mails.size() - 3), mails.size())) {
            byte[] spoilt = mail.octets();
            spoilt[spoilt.length / 2] ^= 1;
            stage.hospital.node().accept(new ByteArrayInputStream(spoilt), Cast.LINE);
            String bounce = "Return-Path: <>\r\nFrom: MAILER-DAEMON@relay.test\r\nSubject: " + planted.get(0)
                    + "\r\nContent-Type: multipart/report; report-type=delivery-status\r\n\r\nDiagnostic-Code: smtp; 550 "
                    + planted.get(1) + "\r\nAction: failed\r\nStatus: 5.1.1 " + planted.get(2) + "\r\n\r\n"
                    + header(mail.octets(), "Message-ID") + "\r\n";
            stage.hospital.node().accept(new ByteArrayInputStream(bounce.getBytes(StandardCharsets.UTF_8)), Cast.LINE);
        }
        stage.settle();
    }

    private static String header(byte[] mail, String name) {
        return new String(mail, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElse("");
    }

    /** All that operators' programs are told. */
    private String outwardly() {
        var node = stage.hospital.node();
        return node.health() + " " + node.quarantine(50) + " " + node.apart(50) + " "
                + node.list(org.passerelle.port.keep.ExchangeQuery.all()) + " "
                + stage.practice.health() + " "
                + stage.practice.health().alarms();
    }

    private Set<String> seen(String text) {
        String small = text.toLowerCase(java.util.Locale.ROOT);
        Set<String> found = new HashSet<>();
        for (int at = small.indexOf(MARK); at >= 0; at = small.indexOf(MARK, at + 1)) {
            found.add(small.substring(at, Math.min(small.length(), at + MARK.length() + LETTERS)));
        }
        found.retainAll(planted);
        return found;
    }

    private String words(int number) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            some.add(word());
        }
        return String.join(" ", some);
    }

    private String word() {
        int number = planted.size();
        var word = new StringBuilder(MARK);
        for (int letter = 0; letter < LETTERS; letter++) {
            word.append((char) ('a' + number % 26));
            number /= 26;
        }
        planted.add(word.toString());
        return word.toString();
    }
}
