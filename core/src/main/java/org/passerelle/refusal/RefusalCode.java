package org.passerelle.refusal;

/**
 * One way of saying no. Each room declares its own codes as an enum that implements this; together they are the
 * refusal table of {@code specs}.
 */
public interface RefusalCode {

    /** The stable code, {@code room.reason} in lower-case ASCII ({@code media.unknown-format}); never renamed once released. */
    String code();

    /** Whether the same thing may succeed later without anybody mending anything. */
    Lasting lasting();

    /** One static English sentence that says what is wrong and what to do. It never holds data. */
    String sentence();

    /** How long a refusal holds. */
    enum Lasting {
        /** The same request may pass later. */
        TEMPORARY,
        /** The same request will never pass. */
        PERMANENT
    }
}
