package org.passerelle.specs.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.Crossing;
import org.passerelle.party.MailAddress;

/** Does to the next letter, once, what the journey says; receipts and notices, which have no envelope sender, pass. */
final class Weather implements Adversity.Rule {
    /** Shorter than the four hours after which a letter goes again. */
    static final Duration LATE = Duration.ofHours(3);

    private static final Adversity FAIR = new Adversity.None();

    private @Nullable Fate next;
    private @Nullable Struck struck;

    /** A letter that it befell. */
    record Struck(Fate fate, Crossing letter) {
        MailAddress from() {
            return letter.from().orElseThrow();
        }

        MailAddress to() {
            return letter.recipients().get(0);
        }

        /** Without angle brackets. */
        String messageId() {
            String text = new String(letter.bytes(), StandardCharsets.ISO_8859_1);
            int at = text.indexOf("Message-ID: <") + "Message-ID: <".length();
            return text.substring(at, text.indexOf('>', at));
        }
    }

    synchronized void announce(Fate fate) {
        if (next != null) {
            throw new IllegalStateException("the letter before has not left yet");
        }
        next = fate;
    }

    /** Whether a letter that something was to happen to never left. */
    synchronized boolean isWaiting() {
        return next != null;
    }

    /** What was struck since it was asked last. */
    synchronized Optional<Struck> struck() {
        Optional<Struck> letter = Optional.ofNullable(struck);
        struck = null;
        return letter;
    }

    /** Another journey begins. */
    synchronized void clear() {
        next = null;
        struck = null;
    }

    @Override
    public synchronized Adversity next(Crossing crossing) {
        Fate fate = next;
        if (fate == null || crossing.from().isEmpty()) {
            return FAIR;
        }
        next = null;
        struck = new Struck(fate, crossing);
        return switch (fate) {
            case BOUNCE -> new Adversity.Lost();
            case LATE -> new Adversity.Late(LATE);
            case TWICE -> new Adversity.Doubled();
            case ALTERED -> new Adversity.Tampered(sealed(crossing.bytes()));
        };
    }

    /** A place in the middle of the base64 text that stays base64 when its last bit is flipped. */
    private static int sealed(byte[] mail) {
        int place = mail.length / 2;
        while (!isLetter(mail[place]) || !isLetter((byte) (mail[place] ^ 1))) {
            place++;
        }
        return place;
    }

    private static boolean isLetter(byte octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
    }
}
