package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;

/** Of a mail that brings several medical documents, each is judged. */
class DocumentsOfOneMailTest extends AskedOrdinaryLine {
    /** Of one mail, those that the journal notes. */
    private static final int NOTED = 32;

    @Test
    void theSecondDocumentIsHeldToTheExchangesPatientLikeTheFirst() {
        AnyCda second = AnyCda.report().named("D2", 1);
        answer(AnyCda.report(), second.of("MARTIN-ESSAI", "CAMILLE", "UN", "19610708"));
        assertReason("(905)");
        answer(AnyCda.report(), second.ins("2610755029001"));
        assertReason("(904)");
        answer(AnyCda.report(), second.of("AUTRE", "CAMILLE", "F", "19610708"));
        assertReason("(906)");
    }

    @Test
    void aDocumentAndItsCorrectionMayComeTogetherInEitherOrder() {
        answer(AnyCda.report(), AnyCda.report().named("D2", 2).replacing("D1"));
        assertFiled();
        answer(AnyCda.report().named("E2", 2).replacing("E1"), AnyCda.report().named("E1", 1));
        assertFiled();
    }

    @Test
    void aCorrectionThatIsNotAboveWhatCameWithItIsNone() {
        answer(AnyCda.report(), AnyCda.report().named("D2", 1).replacing("D1"));
        assertReason("(900)");
    }

    @Test
    void eachOfThoseThatAreNotedMayBeReplacedAndOneThatNeverCameMayNot() {
        answer(documents(NOTED));
        answer(AnyCda.report().named("N", 2).replacing("D" + NOTED));
        assertFiled();
        answer(AnyCda.report().named("M", 2).replacing("D" + (NOTED + 1)));
        assertReason("(900)");
    }

    @Test
    void oneMoreThanAreNotedMayBeReplacedToo() {
        answer(documents(NOTED + 1));
        answer(AnyCda.report().named("N", 2).replacing("D" + (NOTED + 1)));
        assertFiled();
    }

    private static AnyCda[] documents(int number) {
        var documents = new AnyCda[number];
        for (int n = 0; n < number; n++) {
            documents[n] = AnyCda.report().named("D" + (n + 1), 1);
        }
        return documents;
    }

    private void assertFiled() {
        assertThat(last().reason()).isEmpty();
        assertThat(last().read(Invented.doctor()).trouble()).isNull();
    }

    private void assertReason(String code) {
        assertThat(last().reason().orElseThrow()).contains(code);
        assertThat(last().read(Invented.doctor()).findDocument()).isEmpty();
    }

    private Mail last() {
        List<Mail> mails = exchange.now().mails();
        return mails.get(mails.size() - 1);
    }

    private void answer(AnyCda... documents) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int n = 0; n < documents.length; n++) {
            files.put(String.format("cr%02d.xml", n), documents[n].octets());
        }
        String request = new String(line.inbox().get(0), StandardCharsets.UTF_8);
        int at = request.indexOf("Message-ID: <") + "Message-ID: <".length();
        line.write(
                Rehearsal.PRACTICE,
                "Comptes rendus",
                "Surveillance.",
                List.of(request.substring(at, request.indexOf('>', at))),
                files);
        world.settle();
    }
}
