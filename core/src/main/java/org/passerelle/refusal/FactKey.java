package org.passerelle.refusal;

/**
 * The private facts a refusal may carry. Their values are technical (a limit, an offset, a field's name, a certificate's
 * serial), never a patient's datum, an address or a message's content.
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
    PORT,
    REFERENCE,
    SETTING,
    STATE,
    STEP,
    VERSION
}
