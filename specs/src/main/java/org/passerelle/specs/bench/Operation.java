package org.passerelle.specs.bench;

/** What is measured. */
enum Operation {
    SEAL("sign + encrypt"),
    OPEN("decrypt + verify"),
    /** What no letter can do without, and nobody can do faster than the processor lets the library. */
    KEY("private RSA-2048 key alone");

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    /** As people call it. */
    String title() {
        return title;
    }

    /** As contenders are told it. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
