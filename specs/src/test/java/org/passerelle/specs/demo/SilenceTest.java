package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.flow.apart.ListApart;
import org.passerelle.node.Node;
import org.passerelle.port.keep.ExchangeQuery;

/** Whatever is wrong with a mail's recipients, nobody outside learns what: each gets the same answer, which is none. */
class SilenceTest {
    private static final int MAILS = 1000;

    @TempDir
    private Path folder;

    @Test
    void aThousandMalformedRecipientsLeaveNoOctetBehindOutsideAndAnEntryEachInside() throws IOException {
        Played demo = Played.once();
        byte[] letter = Files.readAllBytes(demo.letter("01"));
        try (Receiver hospital = Receiver.hospital(demo, folder)) {
            var mails = new MalformedRecipients(
                    letter,
                    Receiver.keyring(demo, "hospital").decryption().get(0).certificate());
            Set<String> codes = new TreeSet<>();
            List<byte[]> outside = new ArrayList<>();
            for (int number = 0; number < MAILS; number++) {
                String code = hospital.receives(mails.mail(number));
                assertThat(code).as("mail %d", number).isNotIn("taken", "foreign");
                codes.add(code);
                outside.addAll(sent(hospital.node));
            }

            assertThat(outside).isEmpty();
            assertThat(codes)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(code -> assertThat(code).startsWith("seal."));
            assertThat(hospital.node.quarantine(ListApart.MOST)).hasSize(ListApart.MOST);
            assertThat(hospital.node.list(ExchangeQuery.all())).isEmpty();
            assertThat(hospital.receives(letter)).isEqualTo("taken");
            assertThat(sent(hospital.node)).isNotEmpty();
        }
    }

    /** All that the node would hand to its mail server, octet for octet. */
    private static List<byte[]> sent(Node node) throws IOException {
        List<byte[]> sent = new ArrayList<>();
        for (var next = node.nextToSend(); next.isPresent(); next = node.nextToSend()) {
            try (InputStream mail = next.get().open()) {
                sent.add(mail.readAllBytes());
            }
            next.get().handedOver();
        }
        return sent;
    }
}
