package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Json;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** A hospital that has never heard of the practice that writes to it. */
abstract class NewcomersScene {
    @TempDir
    Path folder;

    Rehearsal houses;
    /** The practice's own keys in the hands of a test. */
    Stranger practice;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 61, Rehearsal.Known.UNBOUND);
        practice = new Stranger(folder, houses, Rehearsal.Keys.PRACTICE_UNBOUND, Rehearsal.Keys.PRACTICE_ENC);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    /** The practice introduces itself; the hospital has it. */
    Newcomer introduced() {
        houses.practice.newcomers().introduce(Rehearsal.LINE);
        houses.settle();
        return only();
    }

    Newcomer only() {
        assertThat(waiting()).hasSize(1);
        return waiting().get(0);
    }

    List<Newcomer> waiting() {
        return houses.hospital.newcomers().waiting(1_000);
    }

    /** The hospital challenges the newcomer, and the practice's node is not there to answer. */
    OpenedMail.Onboards challenged() {
        Newcomer newcomer = introduced();
        houses.hospital.newcomers().challenge(newcomer.id());
        houses.hospital.step();
        return practice.open(last().octets(), Rehearsal.PRACTICE);
    }

    byte[] answer(OpenedMail.Onboards challenge) {
        return practice.answer(
                Rehearsal.PRACTICE, challenge.verdict().letterId().orElseThrow(), nonce(challenge));
    }

    static byte[] nonce(OpenedMail.Onboards challenge) {
        return ((Onboarding.Challenge) challenge.said()).nonce();
    }

    MemoryMail.Sent last() {
        return houses.mail.sent().get(houses.mail.sent().size() - 1);
    }

    String atHospital(byte[] mail) {
        return HostileScene.said(houses.hospital.accept(new ByteArrayInputStream(mail), Rehearsal.LINE));
    }

    String atPractice(byte[] mail) {
        return HostileScene.said(houses.practice.accept(new ByteArrayInputStream(mail), Rehearsal.PRACTICE));
    }

    static List<String> alarms(Node node) {
        return node.health().alarms().stream().map(AlarmRow::code).toList();
    }

    List<ApartLetter> apart() {
        return houses.hospital.apart(100);
    }

    static String text(MemoryMail.Sent mail) {
        return new String(mail.octets(), StandardCharsets.ISO_8859_1);
    }

    List<Json.Obj> hospitalChain(String type) {
        houses.hospital.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("hospital"), type);
        } finally {
            houses.hospital = houses.openHospital();
        }
    }

    List<Json.Obj> practiceChain(String type) {
        houses.practice.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("practice"), type);
        } finally {
            houses.practice = houses.openPractice();
        }
    }

    static void assertRefused(RefusalCode code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
