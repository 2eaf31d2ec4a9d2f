package org.passerelle.specs.journeys;

import java.util.Arrays;
import java.util.Locale;

/** What a journey's {@code mail} scene says of the next letter. */
enum Fate {
    /** The server of its recipient takes it and sends back that it cannot be delivered. */
    BOUNCE,
    /** It arrives three hours later, after what was written meanwhile. */
    LATE,
    /** It is delivered two times. */
    TWICE,
    /** One character of it is changed on the way. */
    ALTERED;

    static Fate of(String code) {
        return Arrays.stream(values())
                .filter(fate -> fate.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mail server does that: " + code));
    }
}
