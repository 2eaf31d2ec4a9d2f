package org.passerelle.specs.sandbox.history;

/** What happens in a tale. */
enum What {
    SEND,
    /** The line's expert reads the request and takes it. */
    TAKE,
    ASK,
    SUPPLY,
    ANSWER,
    DECLINE,
    CONVERT,
    /** Whoever asked reads the answer. */
    READ,
    CLOSE,
    /** Nobody does anything, but clocks are looked at. */
    WAIT,
    SCHEDULE,
    FIT,
    REMOVE,
    TRANSMIT,
    REPORT
}
