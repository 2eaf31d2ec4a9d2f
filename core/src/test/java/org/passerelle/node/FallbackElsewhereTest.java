package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.MailAddress;

/** A line of another node that stands in is told by the contact that the line's book holds. */
class FallbackElsewhereTest {
    private static final String ELSEWHERE = "dermatologie@chu-exemple.mssante.fr";
    private static final MailAddress REGULATION = new MailAddress("regulation@chu-exemple.mssante.fr");

    @TempDir
    Path folder;

    private Rehearsal houses;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 59);
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private LineBook offer(Json.Builder fields) {
        OwnLines lines = houses.hospital.books();
        LineBook book = lines.book(Rehearsal.LINE);
        return lines.change(
                Rehearsal.LINE, book.version(), LinesTest.COORDINATOR, new LineChange.Offered(fields.build()));
    }

    private static Json.Builder fallback(String address, @Nullable MailAddress contact) {
        Json.Builder fields = Json.object().put("fallback", address);
        return contact == null
                ? fields
                : fields.put(
                        LineChange.CONTACT,
                        Json.object().put("mail", contact.value()).build());
    }

    private Id unanswered() {
        houses.settle();
        Id avis = houses.request();
        houses.settle();
        houses.advance(Duration.ofHours(30));
        return avis;
    }

    private List<String> told(Id avis) {
        return houses.hospital.view(avis).remarks(Kind.TOLD).stream()
                .map(told -> told.text("who") + " " + told.text("why"))
                .toList();
    }

    @Test
    void itsContactIsToldWhichLineWaitsAndWhomToCallAndNothingOfThePatient() {
        offer(fallback(ELSEWHERE, REGULATION));
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept").withKeptLines());
        Id avis = unanswered();
        assertThat(told(avis))
                .contains("fallback stands-in-elsewhere")
                .noneMatch(one -> one.endsWith("nobody-stands-in"));
        assertThat(mails(REGULATION))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("From: " + Rehearsal.LINE.value(), "Avis de dermatologie", "03 29 00 00 00")
                        .contains(avis.hex().substring(0, 8))
                        .doesNotContain("2560255", "Ouvrez la passerelle")
                        .doesNotContainIgnoringCase("LESION"));
        assertThat(houses.law(houses.practice, avis)).noneMatch(payload -> payload.contains("regulation"));
    }

    @Test
    void theCoordinatorIsToldWhereItHasNoContact() {
        offer(fallback(ELSEWHERE, null));
        Id avis = unanswered();
        assertThat(told(avis)).contains("10000000003 nobody-stands-in");
        assertThat(mails(Rehearsal.COORDINATOR_MAIL)).anyMatch(mail -> mail.contains("remplacement"));
    }

    @Test
    void theContactIsInNoCardAndMakesNoneAndGoesWithItsLine() {
        LineBook first = offer(fallback(ELSEWHERE, REGULATION));
        assertThat(first.contact()).isEqualTo(new Member.Reach(REGULATION, null, null));
        assertThat(houses.hospital.books().card(Rehearsal.LINE).document().has(LineChange.CONTACT))
                .isFalse();
        LineBook same = offer(fallback(ELSEWHERE, null));
        assertThat(same).isEqualTo(first);
        LineBook other = offer(Json.object()
                .put(
                        LineChange.CONTACT,
                        Json.object().put("mobile", "+33600000009").build()));
        assertThat(other.card()).isEqualTo(first.card());
        assertThat(other.version()).isEqualTo(first.version() + 1);
        assertThat(offer(fallback("medecine@chu-exemple.mssante.fr", null)).contact())
                .isEqualTo(Member.Reach.NONE);
    }

    @Test
    void aContactWithoutFallbackOrWithoutChannelIsRefused() {
        Json.Obj mail = Json.object().put("mail", REGULATION.value()).build();
        LinesTest.refused(() -> offer(Json.object().put(LineChange.CONTACT, mail)), FlowRefusal.LINE_CHANGE);
        Json.Obj none = Json.object().build();
        LinesTest.refused(
                () -> offer(fallback(ELSEWHERE, null).put(LineChange.CONTACT, none)), FlowRefusal.LINE_CHANGE);
        Json.Obj phone = Json.object().put("phone", "0329000000").build();
        LinesTest.refused(
                () -> offer(fallback(ELSEWHERE, null).put(LineChange.CONTACT, phone)), FlowRefusal.LINE_CHANGE);
    }

    private List<String> mails(MailAddress to) {
        return houses.mail.crossed().stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(mail -> mail.contains("\r\nTo: " + to.value() + "\r\n"))
                .toList();
    }
}
