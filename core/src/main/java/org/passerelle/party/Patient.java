package org.passerelle.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The patient, with the traits of the INS reference (RNIV, CI-SIS structuration minimale) and how to reach them.
 *
 * @param birthName family name at birth
 * @param birthGivenNames all given names of the birth record, in order; the first is the first given name
 * @param usedName family name used, when it is another
 * @param usedGivenName given name used, when it is not the first
 * @param birthDate date of birth
 * @param birthPlace INSEE (COG) code of the birth place, five characters ({@code 99xxx} abroad)
 * @param sex the identity record's
 * @param ins the qualified INS, or null with a reason
 * @param noInsReason why there is none, or null when there is one
 * @param phone where the expert's secretary can call
 * @param address postal address on one line
 */
public record Patient(
        String birthName,
        List<String> birthGivenNames,
        @Nullable String usedName,
        @Nullable String usedGivenName,
        LocalDate birthDate,
        String birthPlace,
        Sex sex,
        @Nullable Ins ins,
        @Nullable NoInsReason noInsReason,
        String phone,
        String address) {

    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
    private static final int MOST_GIVEN_NAMES = 20;

    public Patient {
        birthName = Written.name(birthName, "birthName");
        birthGivenNames = birthGivenNames.stream()
                .map(name -> Written.name(name, "birthGivenNames"))
                .toList();
        if (birthGivenNames.isEmpty() || birthGivenNames.size() > MOST_GIVEN_NAMES) {
            throw Refusal.of(PartyRefusal.NAME)
                    .with(FactKey.FIELD, "birthGivenNames")
                    .refused();
        }
        usedName = usedName == null ? null : Written.name(usedName, "usedName");
        usedGivenName = usedGivenName == null ? null : Written.name(usedGivenName, "usedGivenName");
        if (birthDate.isBefore(EARLIEST)) {
            throw Refusal.of(PartyRefusal.BIRTH_DATE)
                    .with(FactKey.FIELD, "birthDate")
                    .refused();
        }
        if (!birthPlace.matches("(?:[0-9]{2}|2[AB])[0-9]{3}")) {
            throw Refusal.of(PartyRefusal.BIRTH_PLACE)
                    .with(FactKey.FIELD, "birthPlace")
                    .refused();
        }
        if ((ins == null) == (noInsReason == null)) {
            throw Refusal.of(PartyRefusal.INS_OR_REASON)
                    .with(FactKey.FIELD, "ins")
                    .refused();
        }
        phone = Written.phone(phone, "phone");
        address = Written.address(address);
    }

    public Optional<Ins> findIns() {
        return Optional.ofNullable(ins);
    }

    /** The name that people call: the used ones, else those of birth. */
    public String displayName() {
        String given = usedGivenName == null ? birthGivenNames.get(0) : usedGivenName;
        return (usedName == null ? birthName : usedName) + " " + given;
    }

    /** Nothing: a patient never stands in a log. */
    @Override
    public String toString() {
        return "Patient[…]";
    }

    /** Why a request goes without a qualified INS. */
    public enum NoInsReason {
        /** The person has no NIR or NIA (a newborn, a visitor). */
        NOT_ASSIGNED,
        /** The identity is not qualified yet. */
        NOT_QUALIFIED,
        /** The INS teleservice did not answer. */
        SERVICE_UNAVAILABLE,
        /** The person is not identified. */
        UNIDENTIFIED
    }
}
