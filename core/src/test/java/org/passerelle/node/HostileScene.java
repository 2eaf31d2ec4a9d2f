package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.QuarantineRow;

/** Two houses with an honest avis between them, and an outsider who means harm. Whatever happens, the honest avis goes on. */
abstract class HostileScene extends TwoHouses {
    Outsider outsider;
    Outsider falseKeeper;

    /** The honest practice's avis, requested. */
    Id avis;

    /** What the line's card hashes to. */
    Sha256 card;

    HostileScene() {
        super(11);
    }

    @BeforeEach
    void meet() throws IOException {
        Path spool = Files.createDirectories(folder.resolve("outsider"));
        outsider = Outsider.practice(spool, houses.clock, 12);
        falseKeeper = Outsider.keeper(spool, houses.clock, 13);
        introduce();
        avis = requested();
        card = houses.hospital.ownLines().get(0).hash();
    }

    /** The hospital gets the outsider's card. */
    void introduce() {
        outsider.introduce(houses);
    }

    @AfterEach
    void theHonestAvisGoesOn() {
        if (state(houses.hospital, avis).equals("requested")) {
            act(avis, "take", EMPTY);
        }
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(state(houses.practice, avis)).isEqualTo("answered");
        agree(avis);
    }

    /** What the hospital makes of a letter: {@code taken}, {@code flow.seen}, or why it was put apart. */
    String atHospital(ForgedLetter letter) {
        return said(houses.hospital.accept(
                new ByteArrayInputStream(outsider.seal(letter).mail()), Rehearsal.LINE));
    }

    static String said(Taken taken) {
        if (taken instanceof Taken.Quarantined apart) {
            return apart.why().code().code();
        } else if (taken instanceof Taken.Repeated repeated) {
            return repeated.why().code().code();
        }
        return taken instanceof Taken.Foreign ? "foreign" : "taken";
    }

    /** The hospital puts the letter apart under this code, alarms people, and no exchange knows of it. */
    void hospitalRefuses(ForgedLetter letter, String code) {
        long exchanges = count(houses.hospital);
        List<String> before = houses.law(houses.hospital, avis);
        assertThat(atHospital(letter)).isEqualTo(code);
        assertApart(houses.hospital, code);
        assertThat(count(houses.hospital)).isEqualTo(exchanges);
        assertThat(houses.law(houses.hospital, avis)).isEqualTo(before);
    }

    /** The practice does so with a letter of a keeper that lies. */
    void practiceRefuses(ForgedLetter letter, String code) {
        List<String> before = houses.law(houses.practice, avis);
        assertThat(said(houses.practice.accept(
                        new ByteArrayInputStream(falseKeeper.seal(letter).mail()), Rehearsal.PRACTICE)))
                .isEqualTo(code);
        assertApart(houses.practice, code);
        assertThat(houses.law(houses.practice, avis)).isEqualTo(before);
    }

    static void assertApart(Node node, String code) {
        assertThat(node.quarantine(100)).extracting(QuarantineRow::code).contains(code);
        assertThat(node.health().alarms()).extracting(AlarmRow::code).contains(code);
    }

    private static long count(Node node) {
        return node.list(org.passerelle.port.keep.ExchangeQuery.all()).size();
    }

    /** The codes that the outsider was told in receipts. */
    List<String> toldBack() {
        houses.hospital.step();
        return houses.mail.crossed().stream()
                .flatMap(mail -> outsider.receipt(mail).stream())
                .flatMap(receipt -> receipt.findCode().stream())
                .toList();
    }
}
