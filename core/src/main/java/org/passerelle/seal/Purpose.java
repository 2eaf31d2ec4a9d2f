package org.passerelle.seal;

import java.util.Optional;

/** What a signature is for, as our signed attribute numbers it (WIRE §2). */
public enum Purpose {
    LETTER(0),
    RECEIPT(1),
    CARD(2),
    ENDORSEMENT(3),
    INTRODUCTION(4),
    CHALLENGE(5),
    ANSWER(6),
    CATALOGUE(7);

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<Purpose> of(int number) {
        for (Purpose purpose : values()) {
            if (purpose.number == number) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
