package org.passerelle.specs.bench;

/** A contender, or a set of libraries, that cannot be had here, and why. */
public final class Absent extends Exception {
    private static final long serialVersionUID = 1L;

    Absent(String why) {
        super(why);
    }

    Absent(String why, Throwable cause) {
        super(why, cause);
    }

    /** In words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
