package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.port.letter.Receipt;
import org.passerelle.refusal.Refused;

/** A receipt comes back exactly, alone and inside its report. */
class ReceiptJsonTest {

    @ParameterizedTest
    @EnumSource(Receipt.Status.class)
    void bringsEveryStatusBack(Receipt.Status status) {
        Receipt receipt = Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, status);

        assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isEqualTo(receipt);
        assertThat(new ReceiptReader(ReadLimits.SMALL).read(report(receipt))).isEqualTo(receipt);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"code\":\"pathway.not-in-state\",', '', letter.receipt",
        "pathway.not-in-state, Pathway, letter.receipt",
        "not-applied, held, letter.receipt",
        "not-applied, lost, letter.receipt",
        "'{\"code\"', '{\"event\":1,\"code\"', canon.not-canonical",
        "\"number\":2, \"number\":0, letter.receipt",
        "'[4,6]', '[6,4]', letter.receipt",
        "'[4,6]', '[0,6]', letter.receipt",
        "\"size\":5, \"size\":-5, letter.receipt",
        "passerelle/aa, other/aa, ledger.origin",
        "receipt/1, receipt/2, version"
    })
    void refusesOtherValues(String from, String to, String code) {
        String json = new String(
                ReceiptJson.write(
                        Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.NOT_APPLIED)),
                StandardCharsets.UTF_8);
        assertThat(json).contains(from);

        Samples.refuses(code, () -> ReceiptJson.read(json.replace(from, to).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void neverReadsAMutatedOctetAsTheSameReceipt() {
        byte[] intact =
                ReceiptJson.write(Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.APPLIED));
        var random = new Random(20261121);
        for (int at = 0; at < intact.length; at++) {
            byte[] mutated = intact.clone();
            mutated[at] ^= (byte) (1 << random.nextInt(7));
            try {
                assertThat(ReceiptJson.write(ReceiptJson.read(mutated))).isNotEqualTo(intact);
            } catch (Refused refused) {
                assertThat(refused.code().code()).isNotBlank();
            }
        }
    }

    @Test
    void reportsAsRfc8098WantsItAndSaysNothingOfTheOriginal() {
        Receipt receipt = Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.NOT_APPLIED);

        assertThat(new String(report(receipt), StandardCharsets.US_ASCII))
                .contains(
                        "multipart/report; report-type=disposition-notification",
                        "hp=\"clear\"",
                        "Reporting-UA: passerelle.test; Passerelle 0.1\r\n",
                        "Final-Recipient: rfc822; " + Samples.HOSPITAL.value() + "\r\n",
                        "Original-Message-ID: <c@d.test>\r\n",
                        "Disposition: automatic-action/MDN-sent-automatically; processed/error\r\n",
                        "Auto-Submitted: auto-replied\r\n")
                .doesNotContain("Exemple");
    }

    @Test
    void refusesAReportWithoutOrWithTwoReceipts() {
        Receipt receipt = Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.HELD);
        String report = new String(report(receipt), StandardCharsets.US_ASCII);
        int start = report.lastIndexOf("--=_", report.indexOf(ReceiptJson.MEDIA_TYPE));
        int end = report.lastIndexOf("--=_");
        String part = report.substring(start, end);

        refuses(report.replace(part, ""));
        refuses(report.replace(part, part + part));
    }

    private static void refuses(String report) {
        Samples.refuses(
                "letter.receipt",
                () -> new ReceiptReader(ReadLimits.SMALL).read(report.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] report(Receipt receipt) {
        return new ReceiptWriter(Samples.seeded(2), "passerelle.test; Passerelle 0.1")
                .write(receipt, Samples.head(java.util.List.of()), Map.of("Auto-Submitted", "auto-replied"));
    }
}
