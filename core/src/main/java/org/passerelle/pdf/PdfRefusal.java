package org.passerelle.pdf;

import org.passerelle.refusal.RefusalCode;

/** Why a PDF is not carried. */
public enum PdfRefusal implements RefusalCode {
    DAMAGED(
            "pdf.damaged",
            "The PDF breaks the rules of its own format, or ends before its content does; export or print it again."),
    ENCRYPTED("pdf.encrypted", "The PDF is encrypted or protected by a password; export it without protection."),
    SCRIPT("pdf.script", "The PDF holds a program (JavaScript, PostScript); print it to a new PDF."),
    ACTION("pdf.action", "The PDF starts, sends, fetches or plays something; print it to a new PDF."),
    EMBEDDED_FILE(
            "pdf.embedded-file",
            "The PDF holds other files, or is a portfolio; attach each file by itself, in a format carried."),
    XFA("pdf.xfa", "The PDF is a dynamic form (XFA); print it to a new PDF."),
    RICH_MEDIA("pdf.rich-media", "The PDF holds film, sound or a model in space; print it to a new PDF."),
    EXTERNAL("pdf.external", "The PDF takes part of what it shows from elsewhere; print it to a new PDF."),
    PAGES("pdf.pages", "The PDF has no page, or more than the limit; send it in parts."),
    TOO_COMPLEX("pdf.too-complex", "The PDF has more parts than any honest letter; print it to a new PDF."),
    INFLATES("pdf.inflates", "The PDF unpacks to more than the limit; print it to a new PDF.");

    private final String code;
    private final String sentence;

    PdfRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
