package org.passerelle.gateway.fhir;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.Refusal;

/**
 * The id of something inside an exchange: both ids, one after the other, because a FHIR id holds 64 characters at most. A
 * hyphen between them is understood too.
 *
 * @param exchange the exchange
 * @param inner a document or a step
 */
record PairId(Id exchange, Id inner) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})-?([0-9a-f]{32})");

    static PairId parse(String text) {
        return find(text)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    static Optional<PairId> find(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new PairId(Id.parse(parts.group(1)), Id.parse(parts.group(2))))
                : Optional.empty();
    }

    String text() {
        return exchange.hex() + inner.hex();
    }
}
