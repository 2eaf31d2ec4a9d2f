package org.passerelle.gateway.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.suite.Suite;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a recipient reads, or all of them.
 *
 * @param address empty for all
 */
record RecipientMode(Optional<MailAddress> address, Suite suite) {

    /** The mode of one address: its own, else that of all, else GCM; the last one written wins. */
    static Suite of(MailAddress address, List<RecipientMode> modes) {
        Suite suite = Suite.GCM;
        for (RecipientMode mode : modes) {
            suite = mode.address().isEmpty() ? mode.suite() : suite;
        }
        for (RecipientMode mode : modes) {
            suite = mode.address().filter(address::equals).isPresent() ? mode.suite() : suite;
        }
        return suite;
    }

    /** Reads {@code MODE} or {@code ADDRESS=MODE}. */
    static final class Reader implements ITypeConverter<RecipientMode> {
        @Override
        public RecipientMode convert(String written) {
            int equals = written.lastIndexOf('=');
            try {
                return new RecipientMode(
                        equals < 0 ? Optional.empty() : Optional.of(MailAddress.of(written.substring(0, equals))),
                        suite(written.substring(equals + 1)));
            } catch (Refused notAnAddress) {
                throw new TypeConversionException("not an address before the equals sign");
            }
        }

        private static Suite suite(String mode) {
            for (Suite suite : Suite.values()) {
                if (suite.name().toLowerCase(Locale.ROOT).equals(mode)) {
                    return suite;
                }
            }
            throw new TypeConversionException("the mode is neither gcm nor compatible");
        }
    }
}
