package org.passerelle.gateway.fhir;

import org.passerelle.fhir.FhirJson;
import org.passerelle.fhir.OutcomeResource;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Refusals as OperationOutcome answers. */
public final class Outcomes implements Boundary.Answers {
    /** Names the refusal's code for programs that read no FHIR. */
    public static final String REFUSAL = "X-Passerelle-Refusal";

    private static final String RETRY_SECONDS = "5";

    @Override
    public Response of(Refusal refusal) {
        int status = StatusTable.of(refusal.code());
        Response answer = FhirAnswer.of(status, FhirJson.write(OutcomeResource.write(refusal)))
                .with(REFUSAL, refusal.code().code());
        if (status == 503) {
            return answer.with("Retry-After", RETRY_SECONDS);
        }
        String allowed = refusal.facts().get(FactKey.EXPECTED);
        return refusal.is(HttpRefusal.METHOD) && allowed != null ? answer.with("Allow", allowed) : answer;
    }
}
