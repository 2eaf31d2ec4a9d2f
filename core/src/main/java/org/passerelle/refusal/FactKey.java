package org.passerelle.refusal;

/**
 * The private facts a refusal may carry. Their values are technical (a limit, an offset, a field's name, a certificate's
 * serial), words of a pathway's file or paths of the operator's own settings, never a patient's datum, an address or a message's content.
 */
public enum FactKey {
    ACTUAL,
    ALGORITHM,
    CERTIFICATE_SERIAL,
    CHECK,
    COLUMN,
    EXPECTED,
    FIELD,
    FILE,
    FORMAT,
    LIMIT,
    LINE,
    OFFSET,
    /** A file's path, as the operator's own settings name it. */
    PATH,
    PORT,
    REFERENCE,
    SETTING,
    STATE,
    STEP,
    VERSION,
    /** What the form tells people at this place, in French. */
    WORDS_FR,
    /** The same in English. */
    WORDS_EN
}
