package org.passerelle.pathway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One version of one pathway, written {@code avis/1}. A released version never changes: another content is another version.
 *
 * @param name lower-case ASCII
 * @param version from 1
 */
public record PathwayRef(String name, int version) {
    /** Highest version. */
    public static final int HIGHEST = 9999;

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,40})/([1-9][0-9]{0,3})");

    public PathwayRef {
        PathwayLaw.requireName("pathway", name);
        if (version < 1 || version > HIGHEST) {
            throw Refusal.of(PathwayRefusal.LIMIT)
                    .with(FactKey.SETTING, "version")
                    .with(FactKey.LIMIT, HIGHEST)
                    .refused();
        }
    }

    /** Reads exactly what {@link #toString} writes. */
    public static PathwayRef parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw Refusal.of(PathwayRefusal.NAME_FORM).refused();
        }
        return new PathwayRef(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
