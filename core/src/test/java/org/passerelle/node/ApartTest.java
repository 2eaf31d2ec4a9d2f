package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ApartLetter.Standing;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.MemoryMail.Fault;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** Letters that may not act: people see what they say at once, and a card that is confirmed later lets them act, once. */
class ApartTest {
    @TempDir
    Path folder;

    private Rehearsal houses;

    private void open(Rehearsal.Known known) {
        houses = new Rehearsal(folder, 11, known);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void showsAnUnboundLetterUnderItsCertificatesSubject() throws IOException {
        open(Rehearsal.Known.UNBOUND);
        Id avis = houses.request();
        houses.settle();

        ApartLetter letter = only();
        assertThat(letter.standing()).isEqualTo(Standing.UNBOUND);
        assertThat(letter.code()).isEqualTo("seal.unbound");
        assertThat(letter.exchange()).contains(avis);
        assertThat(letter.sender()).contains("CABINET D'ESSAI").contains("1550000099");
        assertThat(letter.readable()).isTrue();
        assertThat(houses.hospital.row(avis)).isEmpty();
        ApartContent said = houses.hospital.apart().read(letter.id(), Rehearsal.EXPERT);
        assertThat(said.findStep()).contains("request");
        assertThat(said.content()).isEqualTo(withDocuments(avis));
        assertThat(said.text()).contains("De : ").doesNotContain("\r");
        assertThat(said.findActor()).contains(Rehearsal.GP);
        assertThat(said.documents()).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo("Lésion");
            try (InputStream octets = houses.hospital.apart().document(letter.id(), document.id(), Rehearsal.EXPERT)) {
                assertThat(octets.readAllBytes()).hasSize((int) document.size());
            }
        });
        assertThat(readings())
                .containsExactly(
                        "apart/" + letter.id(),
                        "apart/" + letter.id() + "/document/"
                                + said.documents().get(0).id());
        assertThat(houses.hospital.row(avis)).isEmpty();
    }

    @Test
    void aCardConfirmedLaterLetsAnUnboundLetterActOnceAsOfItsArrival() {
        open(Rehearsal.Known.UNBOUND);
        Id avis = houses.request();
        houses.settle();
        var due = houses.practice.view(avis).row().findDue();
        houses.advance(Duration.ofHours(6));
        assertThat(apart()).hasSize(1);

        houses.hospital.learn(houses.practiceCard, houses.byPhone());
        houses.settle();
        assertThat(apart()).isEmpty();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
        assertThat(houses.hospital.view(avis).row().findDue()).isEqualTo(due);
        assertThat(TwoHouses.kinds(houses.hospital, avis)).containsOnlyOnce("received");
        assertThat(houses.practice.view(avis).state().pending()).isEmpty();
        houses.hospital.learn(houses.practiceCard, houses.byPhone());
        houses.advance(Duration.ofHours(6));
        assertThat(TwoHouses.kinds(houses.hospital, avis)).containsOnlyOnce("received");
    }

    @Test
    void aCardThatTheSettingsNameAtTheNextOpeningDoesTheSame() {
        open(Rehearsal.Known.STRANGER);
        Id avis = houses.request();
        houses.settle();
        assertThat(only().standing()).isEqualTo(Standing.UNKNOWN_CORRESPONDENT);
        houses.hospital.close();
        houses.known = Rehearsal.Known.EVERYBODY;
        houses.hospital = houses.openHospital();
        assertThat(apart()).hasSize(1);
        houses.settle();
        assertThat(apart()).isEmpty();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
    }

    @Test
    void aLetterThatNoCardChangesIsJudgedOnceForEachChangeOfTheCards() {
        open(Rehearsal.Known.UNBOUND);
        houses.request();
        houses.practice.step();
        byte[] letter = lastCrossed();
        houses.hospital.step();
        accept(("Received: by a relay\r\n" + new String(letter, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(apart()).hasSize(1);
        assertThat(houses.hospital.step()).isZero();
        int quarantined = nodeChain("quarantined").size();
        houses.hospital.learn(houses.practiceCard, houses.byPhone());
        assertThat(houses.hospital.step()).isPositive();
        assertThat(apart()).isEmpty();
        assertThat(nodeChain("quarantined")).hasSize(quarantined);
    }

    @Test
    void lettersAreJudgedAgainInBoundedTurns() {
        open(Rehearsal.Known.STRANGER);
        for (int i = 0; i <= ReceiveMail.MOST_JUDGED; i++) {
            houses.request();
            houses.practice.step();
            houses.hospital.step();
        }
        assertThat(apart()).hasSize(ReceiveMail.MOST_JUDGED + 1);
        assertThat(houses.hospital.apart(ReceiveMail.MOST_JUDGED)).hasSize(ReceiveMail.MOST_JUDGED);
        houses.hospital.learn(houses.practiceCard, houses.byPhone());
        houses.hospital.step();
        assertThat(apart()).hasSize(1);
        houses.hospital.step();
        assertThat(apart()).isEmpty();
    }

    @Test
    void showsALetterOutOfOrderAtOnceAndAppliesItWhenTheGapCloses() {
        open(Rehearsal.Known.EVERYBODY);
        Id avis = houses.request();
        houses.settle();
        var kept = new AtomicInteger();
        houses.mail.faults(octets -> kept.getAndIncrement() == 0 ? Fault.KEPT_BACK : Fault.NONE);
        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, TwoHouses.EMPTY));
        houses.hospital.step();
        houses.hospital.take(avis, Rehearsal.order("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")));
        houses.hospital.step();
        houses.practice.step();

        ApartLetter letter = houses.practice.apart(10).get(0);
        assertThat(letter.standing()).isEqualTo(Standing.HELD);
        assertThat(letter.sender()).contains("CH D'EXEMPLE");
        ApartContent said = houses.practice.apart().read(letter.id(), Rehearsal.GP);
        assertThat(said.findStep()).contains("answer");
        assertThat(said.content()).isEqualTo(AvisContent.answer("advice-only"));
        assertThat(houses.practice.view(avis).entries())
                .extracting(View.Dated::event)
                .filteredOn(event -> event instanceof Event.Remark remark && remark.kind() == Event.Remark.Kind.READ)
                .hasSize(1);
        assertThat(houses.practice.view(avis).row().state()).isEqualTo("requested");

        houses.mail.release();
        houses.settle();
        houses.advance(Duration.ofHours(5));
        assertThat(houses.practice.apart(10)).isEmpty();
        assertThat(houses.practice.view(avis).row().state()).isEqualTo("answered");
        assertRefused(FlowRefusal.UNKNOWN_LETTER, () -> houses.practice.apart().read(letter.id(), Rehearsal.GP));
    }

    @Test
    void aMailWithoutAValidSignatureHasNoSenderAndShowsNothing() {
        open(Rehearsal.Known.EVERYBODY);
        houses.request();
        houses.practice.step();
        byte[] letter = lastCrossed();
        letter[letter.length - 200] ^= 1;
        accept(letter);
        ApartLetter listed = only();
        assertThat(listed.standing()).isEqualTo(Standing.UNVERIFIED);
        assertThat(listed.verified()).isFalse();
        assertThat(listed.readable()).isFalse();
        assertThat(listed.exchange()).isEmpty();
        assertThat(listed.sender()).isEqualTo(Rehearsal.PRACTICE.value() + " (expéditeur non vérifié)");
        assertRefused(FlowRefusal.NOT_SHOWN, () -> houses.hospital.apart().read(listed.id(), Rehearsal.EXPERT));
        assertThat(readings()).isEmpty();
    }

    @Test
    void onlyThePeopleOfAMailboxReadWhatCameInThere() {
        open(Rehearsal.Known.UNBOUND);
        houses.request();
        houses.settle();
        ApartLetter letter = only();
        assertRefused(FlowRefusal.NOT_A_MEMBER, () -> houses.hospital.apart().read(letter.id(), Rehearsal.GP));
        assertRefused(
                FlowRefusal.NOT_A_MEMBER,
                () -> houses.hospital
                        .apart()
                        .document(letter.id(), letter.exchange().orElseThrow(), Rehearsal.GP));
        assertThat(readings()).isEmpty();
        assertThat(houses.hospital.apart(Set.of(Rehearsal.LINE), 10)).containsExactly(letter);
        assertThat(houses.hospital.apart(Set.of(Rehearsal.PRACTICE), 10)).isEmpty();
    }

    private Json.Obj withDocuments(Id avis) {
        return houses.practice.view(avis).state().pending().get(0).content();
    }

    private byte[] lastCrossed() {
        return houses.mail.crossed().get(houses.mail.crossed().size() - 1).clone();
    }

    private void accept(byte[] mail) {
        houses.hospital.accept(new ByteArrayInputStream(mail), Rehearsal.LINE);
    }

    private List<ApartLetter> apart() {
        return houses.hospital.apart(100);
    }

    private ApartLetter only() {
        assertThat(apart()).hasSize(1);
        return apart().get(0);
    }

    /** What the hospital's own chain says was read. */
    private List<String> readings() {
        return nodeChain("read").stream().map(facts -> facts.text("what")).toList();
    }

    private List<Json.Obj> nodeChain(String type) {
        houses.hospital.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("hospital"), type);
        } finally {
            houses.hospital = houses.openHospital();
        }
    }

    private static void assertRefused(RefusalCode code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
