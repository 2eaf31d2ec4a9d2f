package org.passerelle.mail.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LeashTest {
    @Test
    void cutsWhatIsHeldAndWhatIsConnectedBeforeItIsMended() throws IOException {
        var leash = new Leash(() -> 0);
        try (var before = new Socket();
                var meanwhile = new Socket();
                var after = new Socket()) {
            leash.hold(before);
            leash.cut();
            assertThat(before.isClosed()).isTrue();
            leash.hold(meanwhile);
            assertThat(meanwhile.isClosed()).isTrue();
            leash.mend();
            leash.hold(after);
            assertThat(after.isClosed()).isFalse();
        }
    }
}
