package org.passerelle.pathway;

import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A field that names another mailbox of the exchange, as a JSON string: the address as {@link MailAddress} holds it. */
public sealed interface AddressField extends Field {

    @Override
    default void check(Json value) {
        String text = FieldPart.text(name(), value);
        try {
            new MailAddress(text);
        } catch (Refused noAddress) {
            throw noAddress.refusal().with(FactKey.FIELD, name()).refused(noAddress);
        }
    }

    /**
     * Names a third place: the first step whose content has it invites that place to the exchange.
     *
     * @param role which of the pathway's third-place roles acts there
     */
    record PlaceField(
            String name,
            Words words,
            boolean required,
            String role,
            @Nullable When when) implements AddressField {
        public PlaceField {
            PathwayLaw.requireFieldName(name);
            PathwayLaw.requireName("role", role);
        }
    }

    /** Names another line: where a request goes that was not this one's. */
    record LineField(
            String name,
            Words words,
            boolean required,
            @Nullable When when) implements AddressField {
        public LineField {
            PathwayLaw.requireFieldName(name);
        }
    }
}
