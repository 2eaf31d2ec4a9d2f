package org.passerelle.specs.bench;

/** What is measured. */
enum Operation {
    SEAL("sign + encrypt"),
    OPEN("decrypt + verify");

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
