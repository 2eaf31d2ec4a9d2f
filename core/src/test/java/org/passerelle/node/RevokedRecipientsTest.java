package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.refusal.Refused;

/** Letters that leave through an authority's good and bad days. */
class RevokedRecipientsTest extends AuthorityScene {
    @Test
    void nothingIsSentToARevokedRecipient() {
        publish(READERS, List.of(reading.certificate()));
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        houses.hospital.step();
        long before = toPractice();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::take)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.RECIPIENT_REVOKED));
        turn(PAUSE);
        assertThat(toPractice()).isEqualTo(before);
    }

    @Test
    void sendingStopsThroughAnOutageAndResumesByItself() {
        authority.status(READERS, 500);
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        turn(PAUSE);
        long receipts = toPractice();
        take();
        turn(PAUSE);
        List<String> told = alarms();
        assertThat(told).contains("flow.recipient-unchecked");
        turn(Duration.ofHours(3));
        assertThat(toPractice()).isEqualTo(receipts);
        assertThat(alarms()).as("each letter is told of once").isEqualTo(told);
        publish(READERS, List.of());
        turn(PAUSE);
        turn(PAUSE);
        assertThat(toPractice()).isGreaterThan(receipts);
    }

    @Test
    void aLetterWhoseRecipientWasRevokedMeanwhileDoesNotLeave() {
        authority.status(READERS, 500);
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        long before = toPractice();
        publish(READERS, List.of(reading.certificate()));
        turn(PAUSE);
        turn(PAUSE);
        assertThat(alarms()).contains("flow.recipient-revoked");
        assertThat(toPractice())
                .as("its receipt, which is not encrypted, and nothing else")
                .isEqualTo(before + 1);
    }
}
