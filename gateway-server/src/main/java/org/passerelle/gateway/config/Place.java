package org.passerelle.gateway.config;

import java.util.Optional;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Where something stands in a file.
 *
 * @param file the file's name, as it was given
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** The refusal, told where it happened. */
    public Refusal at(Refusal refusal) {
        return refusal.with(FactKey.FILE, file).with(FactKey.LINE, line).with(FactKey.COLUMN, column);
    }

    /** What {@link #at} tells, as something that can be thrown, with the setting that is wrong. */
    public Refused refused(Refusal refusal, String setting) {
        return at(refusal.with(FactKey.SETTING, setting)).refused();
    }

    Refused refused(RefusalCode code) {
        return at(Refusal.of(code)).refused();
    }

    Refused refused(RefusalCode code, String setting) {
        return at(Refusal.of(code).with(FactKey.SETTING, setting)).refused();
    }

    /** The refusal of a key that means nothing, with the one that was probably meant. */
    Refused unknown(String setting, Optional<String> meant) {
        Refusal refusal = Refusal.of(ConfigRefusal.KEY_UNKNOWN).with(FactKey.SETTING, setting);
        return at(meant.map(key -> refusal.with(FactKey.EXPECTED, key)).orElse(refusal))
                .refused();
    }
}
