package org.passerelle.directory.api;

import java.util.List;
import java.util.stream.Collectors;

/** Answers in the directory's form, of invented people. */
final class Served {
    private static final String ANNUAIRE = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/";

    private Served() {}

    static String bundle(String... resources) {
        return List.of(resources).stream()
                .map(resource -> "{\"resource\":" + resource + "}")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"total\":1.0,\"entry\":[", "]}"));
    }

    static String telecom(String address, String facts) {
        return "{\"system\":\"email\",\"value\":\"" + address + "\",\"extension\":[{\"url\":\"" + ANNUAIRE
                + "as-ext-mailbox-mss-metadata\",\"extension\":[" + facts + "]}]}";
    }

    static String coded(String kind) {
        return "{\"url\":\"type\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                + "\"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL\",\"code\":\"" + kind
                + "\"}]}}";
    }

    static String organization(String identifiers, String telecoms) {
        return "{\"resourceType\":\"Organization\",\"id\":\"001-1\",\"active\":true,\"name\":\"CH D'ESSAI\",\"identifier\":["
                + identifiers + "],\"telecom\":[" + telecoms + "]}";
    }

    static String identifier(String system, String value) {
        return "{\"system\":\"" + system + "\",\"value\":\"" + value + "\"}";
    }

    static String practitioner(String identifier, String telecoms) {
        return "{\"resourceType\":\"Practitioner\",\"id\":\"003-7\",\"name\":[{\"family\":\"Dupin\",\"given\":[\"Zoé\"]}],"
                + "\"identifier\":[" + identifier + "],\"telecom\":[" + telecoms + "]}";
    }

    static String linked(String next) {
        String organization = organization(
                identifier("https://finess.esante.gouv.fr", "550000012"),
                telecom("dermato@ch.mssante.fr", coded("ORG")));
        return bundle(organization)
                .replaceFirst(
                        "\\{", next.isEmpty() ? "{" : "{\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],");
    }

    static String nested(int arrays) {
        return "{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }
}
