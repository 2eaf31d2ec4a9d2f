package org.passerelle.gateway.telemetry;

/** What the gateway tells its log: a number that never changes, and a static text. */
public enum Occurrence {
    STARTED(1001, "the gateway serves"),
    STOPPING(1002, "the gateway stops"),
    STOPPED(1003, "the gateway has stopped"),
    STOPPED_LATE(1004, "the gateway did not stop in time and is cut off; nothing is lost"),
    LINE_DIFFERS(1005, "the settings name other people for a line than it has; those whom it has stay"),
    MAILBOX_DEGRADED(1101, "a mailbox does not work; it is tried again"),
    MAILBOX_CLOSED(1102, "a mailbox does not let us in; somebody must mend the login"),
    MAILBOX_RECOVERED(1103, "a mailbox works again"),
    REQUEST_REFUSED(1201, "a request was refused"),
    REQUEST_DONE(1202, "a request was answered");

    private final int number;
    private final String text;

    Occurrence(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Whether somebody should look. */
    boolean warns() {
        return this == MAILBOX_DEGRADED || this == MAILBOX_CLOSED || this == STOPPED_LATE || this == LINE_DIFFERS;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
