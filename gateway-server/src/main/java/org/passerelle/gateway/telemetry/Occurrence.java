package org.passerelle.gateway.telemetry;

/** What the gateway tells its log: a number that never changes, and a static text. */
public enum Occurrence {
    STARTED(1001, "the gateway serves"),
    STOPPING(1002, "the gateway stops"),
    STOPPED(1003, "the gateway has stopped"),
    NOT_STARTED(1004, "the gateway does not start"),
    MAILBOX_DEGRADED(1101, "a mailbox does not work; it is tried again"),
    REQUEST_REFUSED(1201, "a request was refused"),
    REQUEST_DONE(1202, "a request was answered");

    private final int number;
    private final String text;

    Occurrence(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
