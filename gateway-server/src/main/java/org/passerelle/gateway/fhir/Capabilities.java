package org.passerelle.gateway.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.passerelle.canon.Instants;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.NamedUuid;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/** What this API can do, as FHIR says it; open to everybody, the same for everybody. */
final class Capabilities {
    private Capabilities() {}

    static byte[] write(List<Pathway> pathways, Instant at) {
        var statement = new CapabilityStatement();
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(Instants.format(at)));
        statement.setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("json");
        statement.getSoftware().setName("Passerelle");
        statement.getImplementation().setDescription("Passerelle gateway, expert side");
        CapabilityStatementRestComponent rest = statement.addRest();
        rest.setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setDescription("TLS client certificate; X-Passerelle-Acting-For names the professional by RPPS.");
        task(rest, pathways);
        for (String type : List.of("ServiceRequest", "Patient", "Communication", "Binary")) {
            CapabilityStatementRestResourceComponent resource =
                    rest.addResource().setType(type);
            resource.addInteraction().setCode(TypeRestfulInteraction.READ);
            if (type.equals("Communication")) {
                resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
                resource.addSearchParam().setName("part-of").setType(SearchParamType.REFERENCE);
                resource.addSearchParam().setName("status").setType(SearchParamType.TOKEN);
            }
        }
        questionnaires(rest);
        newcomers(rest);
        return FhirJson.write(statement);
    }

    private static void questionnaires(CapabilityStatementRestComponent rest) {
        CapabilityStatementRestResourceComponent forms = rest.addResource().setType("Questionnaire");
        forms.addInteraction().setCode(TypeRestfulInteraction.READ);
        forms.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        forms.addSearchParam().setName("url").setType(SearchParamType.URI);
        forms.addSearchParam().setName("version").setType(SearchParamType.TOKEN);
        for (String name : List.of("line", "pathway", "step")) {
            forms.addSearchParam().setName(name).setType(SearchParamType.STRING);
        }
    }

    private static void newcomers(CapabilityStatementRestComponent rest) {
        CapabilityStatementRestResourceComponent endpoint = rest.addResource().setType("Endpoint");
        endpoint.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        endpoint.addSearchParam().setName("status").setType(SearchParamType.TOKEN);
        for (String name : List.of("challenge", "confirm")) {
            endpoint.addOperation().setName(name).setDefinition(definition(name));
        }
        rest.addOperation().setName("introduce").setDefinition(definition("introduce"));
    }

    private static void task(CapabilityStatementRestComponent rest, List<Pathway> pathways) {
        CapabilityStatementRestResourceComponent task = rest.addResource().setType("Task");
        task.addInteraction().setCode(TypeRestfulInteraction.READ);
        task.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        task.setVersioning(CapabilityStatement.ResourceVersionPolicy.VERSIONEDUPDATE);
        task.addSearchParam().setName("owner").setType(SearchParamType.STRING);
        task.addSearchParam().setName("code").setType(SearchParamType.TOKEN);
        task.addSearchParam().setName("status").setType(SearchParamType.TOKEN);
        task.addSearchParam().setName("business-status").setType(SearchParamType.TOKEN);
        task.addSearchParam().setName("_lastUpdated").setType(SearchParamType.DATE);
        var names = new TreeSet<>(
                List.of("trace", "document", "mails", "mail", "mail-file", "dismiss", "open", "send-again"));
        for (Pathway pathway : pathways) {
            pathway.steps().stream()
                    .filter(step -> pathway.mayAct(step, Side.EXPERT))
                    .map(Step::name)
                    .forEach(names::add);
        }
        names.forEach(name -> task.addOperation().setName(name).setDefinition(definition(name)));
    }

    /** A name, since FHIR wants one: there is nothing to be fetched under it. */
    private static String definition(String operation) {
        return NamedUuid.of("passerelle/operation/1", operation.getBytes(StandardCharsets.US_ASCII));
    }
}
