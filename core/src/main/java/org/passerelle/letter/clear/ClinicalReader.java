package org.passerelle.letter.clear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaParty;
import org.passerelle.letter.cda.CdaPatient;
import org.passerelle.letter.clear.text.ShownText;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.Oids;
import org.passerelle.party.Finess;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Clinical;
import org.passerelle.refusal.Refused;

/** Takes of a CDA what our values can hold; what it does not say, or says in a form that is none, is absent. */
final class ClinicalReader {
    static final String IDNPS = "1.2.250.1.71.4.2.1";
    static final String IDNST = "1.2.250.1.71.4.2.2";
    private static final String RPPS = "8";
    private static final String FINESS = "1";
    /** A practice that is known by nothing but its doctor: such a structure is that person. */
    private static final Pattern RANKLESS = Pattern.compile("4[0-9]{11}");

    private static final String PHONE = "tel:";

    private ClinicalReader() {}

    static Clinical read(CdaDocument cda) {
        CdaPatient patient = cda.patient();
        Optional<CdaParty> author = cda.authors().stream()
                .filter(each -> number(each.ids(), IDNPS, RPPS).isPresent())
                .findFirst();
        return new Clinical(
                cda.type().code(),
                ShownText.line(cda.title(), Leaf.LONGEST_NAME),
                shown(patient),
                traits(patient),
                patient(patient),
                author.map(ClinicalReader::professional).orElse(null),
                author.map(ClinicalReader::organisation).orElse(null),
                cda.orders().stream()
                        .flatMap(order -> Oids.find(order.root()).stream())
                        .findFirst()
                        .orElse(null),
                ClinicalWords.of(cda));
    }

    private static String shown(CdaPatient patient) {
        String names = (patient.birthName() + " " + patient.birthGivenNames()).strip();
        boolean usesOther = !patient.usedName().isEmpty() && !patient.usedName().equals(patient.birthName());
        List<String> words = new ArrayList<>();
        words.add(names.isEmpty() ? "Patient sans nom" : names);
        if (usesOther) {
            words.add("nom utilisé " + patient.usedName());
        }
        patient.findBirthDate()
                .ifPresent(day ->
                        words.add(InWords.born(patient.sex()).toLowerCase(Locale.ROOT) + " le " + InWords.day(day)));
        patient.findIns().ifPresent(ins -> words.add("INS " + InWords.ins(ins)));
        return ShownText.line(String.join(", ", words), 2 * ClearHead.LONGEST_SUBJECT);
    }

    static Clinical.Traits traits(CdaPatient patient) {
        return new Clinical.Traits(
                plain(patient.birthName()),
                plain(patient.firstGivenName()),
                patient.birthDate(),
                patient.sex(),
                patient.findIns().orElse(null),
                patient.isInsUnclear());
    }

    private static String plain(String name) {
        return ClearWords.plain(name).toUpperCase(Locale.ROOT);
    }

    private static @Nullable Patient patient(CdaPatient read) {
        LocalDate born = read.birthDate();
        if (born == null) {
            return null;
        }
        List<String> given = givenNames(read);
        return valid(() -> new Patient(
                read.birthName(),
                given,
                other(read.usedName(), read.birthName()),
                other(read.usedGivenName(), read.firstGivenName()),
                born,
                read.birthPlace(),
                read.sex(),
                read.findIns().orElse(null),
                read.findIns().isPresent() ? null : Patient.NoInsReason.NOT_QUALIFIED,
                phones(read.telecoms()).findFirst().orElse(""),
                read.address()));
    }

    /** The first may be of several words: it is said apart, then in the list of all. */
    private static List<String> givenNames(CdaPatient read) {
        String first = read.firstGivenName();
        String all = read.birthGivenNames();
        boolean leads = !first.isEmpty() && (all.equals(first) || all.startsWith(first + " "));
        Stream<String> rest = Stream.of((leads ? all.substring(first.length()) : all).split("[ ,]+"))
                .filter(name -> !name.isEmpty());
        return Stream.concat(leads ? Stream.of(first) : Stream.empty(), rest).toList();
    }

    private static @Nullable String other(String used, String birth) {
        return used.isEmpty() || used.equals(birth) ? null : used;
    }

    private static @Nullable Professional professional(CdaParty author) {
        String rpps = number(author.ids(), IDNPS, RPPS).orElse("");
        String specialty = author.specialty().code();
        return valid(() -> new Professional(
                new Rpps(rpps),
                author.family(),
                author.given(),
                specialty.isEmpty() ? null : specialty,
                phones(author.telecoms()).findFirst().orElse(null)));
    }

    private static @Nullable Organisation organisation(CdaParty author) {
        Optional<String> number = author.organisationIds().stream()
                .filter(id -> id.root().equals(IDNST))
                .map(Identifier::extension)
                .map(written -> RANKLESS.matcher(written).matches() ? RPPS + written.substring(1) : written)
                .findFirst();
        Finess finess = number.filter(written -> written.startsWith(FINESS))
                .map(written -> valid(() -> new Finess(written.substring(1))))
                .orElse(null);
        return number.map(written ->
                        valid(() -> new Organisation(new StructureId(written), author.organisation(), finess)))
                .orElse(null);
    }

    private static Optional<String> number(List<Identifier> ids, String root, String kind) {
        return ids.stream()
                .filter(id -> id.root().equals(root) && id.extension().startsWith(kind))
                .map(id -> id.extension().substring(kind.length()))
                .findFirst();
    }

    private static Stream<String> phones(List<String> telecoms) {
        return telecoms.stream()
                .filter(telecom -> telecom.startsWith(PHONE))
                .map(telecom -> telecom.substring(PHONE.length()).strip())
                .filter(phone -> phone.matches("\\+?[0-9](?:[ .]?[0-9]){3,19}"));
    }

    /** A value, or nothing where what a stranger wrote is none. */
    private static <T> @Nullable T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused none) {
            return null;
        }
    }
}
