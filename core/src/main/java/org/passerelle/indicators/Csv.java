package org.passerelle.indicators;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180): lines end with CRLF, a field with a separator, quote or line end stands in quotes. A field that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @param separator between fields
 * @param decimal between a number's whole and its fraction
 * @param mark what stands before everything: spreadsheets in French know UTF-8 by its byte order mark alone
 */
public record Csv(char separator, char decimal, String mark) {
    /** As RFC 4180 has it. */
    public static final Csv STANDARD = new Csv(',', '.', "");
    /** As spreadsheets in French read it. */
    public static final Csv FRENCH = new Csv(';', ',', "\uFEFF");
    /** What stands for a hidden number. */
    public static final String HIDDEN = "*";

    private static final String FORMULA = "=+-@\t\r\n";

    /** One line, its end included. */
    public String line(List<String> fields) {
        return fields.stream().map(this::field).collect(Collectors.joining(String.valueOf(separator))) + "\r\n";
    }

    /** A number in plain decimal form with a point, as this writes it. */
    public String number(String plain) {
        return plain.replace('.', decimal);
    }

    private String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
