package org.passerelle.ledger.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.ledger.Entry;
import org.passerelle.refusal.Refused;

/** A certificate's file holds as it was written, or not at all. */
class TraceMutationTest {
    /** What could pass beside another octet: a digit, a letter, a space, a line's end. */
    private static final String LIKELY = "0A \n";

    private final LedgerFixture ledger = new LedgerFixture("composed", "answered");
    private final byte[] octets = ledger.writer()
            .add(ledger.entries.get(0), ledger.indices.get(0))
            .add(Entry.withheld(ledger.entries.get(1).leaf()), ledger.indices.get(1))
            .add(new Evidence(Evidence.RECEIPT, new byte[] {1, 2, 3, 4}))
            .add(GrowthProof.of(ledger.store.tree(), 5, ledger.store.tree().size())
                    .evidence())
            .write(ledger.key);

    @Test
    void refusesEveryChangeOfOneByte() {
        assertThat(holds(octets)).isTrue();
        for (int at = 0; at < octets.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                refusesChange(at, (byte) (octets[at] ^ (1 << bit)));
            }
        }
    }

    @Test
    void refusesEveryByteRemovedOrAdded() {
        for (int at = 0; at < octets.length; at++) {
            byte[] removed = new byte[octets.length - 1];
            System.arraycopy(octets, 0, removed, 0, at);
            System.arraycopy(octets, at + 1, removed, at, octets.length - at - 1);
            assertThat(holds(removed)).as("removed at %s", at).isFalse();
            for (char added : LIKELY.toCharArray()) {
                byte[] longer = Arrays.copyOf(octets, octets.length + 1);
                System.arraycopy(octets, at, longer, at + 1, octets.length - at);
                longer[at] = (byte) added;
                assertThat(holds(longer)).as("added at %s", at).isFalse();
            }
        }
        byte[] lineEnd = Arrays.copyOf(octets, octets.length + 1);
        lineEnd[octets.length] = '\n';
        assertThat(holds(lineEnd)).isFalse();
    }

    private void refusesChange(int at, byte value) {
        if (value != octets[at]) {
            byte[] changed = octets.clone();
            changed[at] = value;
            assertThat(holds(changed)).as("changed at %s to %s", at, value).isFalse();
        }
    }

    private boolean holds(byte[] certificate) {
        try {
            new TraceVerifier(ledger).verify(TraceCertificate.read(certificate), List.of());
            return true;
        } catch (Refused refused) {
            return false;
        }
    }
}
