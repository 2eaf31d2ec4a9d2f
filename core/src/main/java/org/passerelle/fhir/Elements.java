package org.passerelle.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.canon.Id;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Pathway;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Small FHIR elements that several resources share, written and read. */
final class Elements {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final String CONTENT = "content";

    private Elements() {}

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    static Coding coding(String system, String version, String code, String display) {
        return new Coding(system, code, display).setVersion(version);
    }

    static CodeableConcept concept(Coding coding) {
        return new CodeableConcept(coding).setText(coding.getDisplay());
    }

    /** French, with the English words beside it. */
    static StringType translated(String fr, String en) {
        var text = new StringType(fr);
        var english = new Extension(TRANSLATION);
        english.addExtension("lang", new CodeType("en"));
        english.addExtension(CONTENT, new StringType(en));
        text.addExtension(english);
        return text;
    }

    /** The English that {@link #translated} wrote beside the French. */
    static Optional<String> english(StringType text) {
        return Optional.ofNullable(text.getExtensionByUrl(TRANSLATION))
                .map(english -> english.getExtensionByUrl(CONTENT))
                .map(content -> content.getValue().primitiveValue());
    }

    static CodeableConcept pathway(Pathway pathway) {
        return concept(coding(
                Systems.PATHWAY,
                String.valueOf(pathway.ref().version()),
                pathway.ref().name(),
                pathway.title().fr()));
    }

    static Identifier exchange(Id exchange) {
        return identifier(Systems.EXCHANGE, exchange.hex());
    }

    /** A reference by name and number to a structure that has no resource here. */
    static Reference structure(Organisation organisation) {
        return new Reference()
                .setIdentifier(OrganizationResource.structure(organisation))
                .setDisplay(organisation.name());
    }

    /** The only item of a list. */
    static <T> T only(List<T> items, String element) {
        if (items.size() != 1) {
            throw wrong(element);
        }
        return items.get(0);
    }

    /** The only item of a list, or none. */
    static <T> Optional<T> atMostOne(List<T> items, String element) {
        if (items.size() > 1) {
            throw wrong(element);
        }
        return items.stream().findFirst();
    }

    static Optional<Extension> extension(List<Extension> extensions, String url) {
        return atMostOne(
                extensions.stream().filter(one -> url.equals(one.getUrl())).toList(), "extension");
    }

    /** A text that must be there; FHIR getters say null for what is absent. */
    static String text(@org.jspecify.annotations.Nullable String value, String element) {
        if (value == null || value.isEmpty()) {
            throw wrong(element);
        }
        return value;
    }

    static Refused wrong(String element) {
        return Refusal.of(FhirRefusal.CONTENT).with(FactKey.FIELD, element).refused();
    }
}
