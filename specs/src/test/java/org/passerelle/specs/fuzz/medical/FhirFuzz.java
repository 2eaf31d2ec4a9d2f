package org.passerelle.specs.fuzz.medical;

import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.StepBundle;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** FHIR R4 in JSON: the bundle of a letter, and what the gateway is sent. */
final class FhirFuzz extends FuzzTarget {
    @Override
    protected List<byte[]> seeds() throws IOException {
        return List.of(
                Seeds.own("fhir/request.json"),
                Seeds.own("fhir/answer.json"),
                Seeds.own("fhir/take.json"),
                Seeds.utf8(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"content\",\"valueString\":\"{}\"}]}"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> require(StepBundle.read(octets).equals(StepBundle.read(octets)), "it says the same twice"));
        tried(() -> FhirJson.write(FhirJson.read(Bundle.class, octets)));
        tried(() -> FhirJson.write(FhirJson.read(Parameters.class, octets)));
    }
}
