package org.passerelle.pathway.yaml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A line's own form as the text of its file: it stands in the line's book and travels in its card. */
public final class CarriedForm {
    /** Largest one, in octets of UTF-8. */
    public static final int LARGEST = 32 * 1024;

    private static final String NAME = "form";

    private final String text;
    private final Source source;
    private final LineForm form;

    private CarriedForm(String text, Source source, LineForm form) {
        this.text = text;
        this.source = source;
        this.form = form;
    }

    /**
     * Reads one.
     *
     * @throws org.passerelle.refusal.Refused with the first mistake and its place, as for files; {@link PathwayRefusal#LIMIT} beyond
     *     {@link #LARGEST}; {@link PathwayRefusal#NO_FORM} where it is a pathway
     */
    public static CarriedForm read(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length > LARGEST) {
            throw Refusal.of(PathwayRefusal.LIMIT)
                    .with(FactKey.LIMIT, LARGEST)
                    .with(FactKey.FILE, NAME)
                    .refused();
        }
        Source source = Source.read(new ByteArrayInputStream(octets), NAME);
        LineForm form = source.form();
        if (form == null) {
            throw source.refused(PathwayRefusal.NO_FORM);
        }
        return new CarriedForm(text, source, form);
    }

    public String text() {
        return text;
    }

    /** Its name and version. */
    public PathwayRef ref() {
        return source.ref();
    }

    /** For which pathway. */
    public PathwayRef pathway() {
        return form.pathway();
    }

    /** In place of which step's form. */
    public String step() {
        return form.step();
    }

    public Form form() {
        return form.form();
    }

    /** For people. */
    public Words title() {
        return form.form().findOwn().map(Form.Own::title).orElseThrow();
    }

    /** What comments and indentation do not change. */
    public Sha256 meaning() {
        return source.meaning();
    }

    Source source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CarriedForm form && form.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return "CarriedForm[" + ref() + "]";
    }
}
