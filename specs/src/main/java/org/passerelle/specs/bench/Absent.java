package org.passerelle.specs.bench;

/** A contender that cannot be had here, and why. */
final class Absent extends Exception {
    private static final long serialVersionUID = 1L;

    Absent(String why) {
        super(why);
    }

    Absent(String why, Throwable cause) {
        super(why, cause);
    }

    /** In words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
