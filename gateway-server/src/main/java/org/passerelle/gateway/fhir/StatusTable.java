package org.passerelle.gateway.fhir;

import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.fhir.FhirRefusal;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.auth.AuthRefusal;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.indicators.IndicatorRefusal;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.RefusalCode;

/** The one table from refusals to HTTP statuses. What it does not name is about content: 422, or 503 where it may pass later. */
final class StatusTable {
    private static final int CONTENT = 422;
    private static final int LATER = 503;

    private static final Map<RefusalCode, Integer> STATUSES = Map.ofEntries(
            Map.entry(HttpRefusal.MALFORMED, 400),
            Map.entry(HttpRefusal.NOT_FOUND, 404),
            Map.entry(HttpRefusal.METHOD, 405),
            Map.entry(HttpRefusal.NOT_ACCEPTABLE, 406),
            Map.entry(HttpRefusal.TOO_SLOW, 408),
            Map.entry(HttpRefusal.BODY_TOO_LARGE, 413),
            Map.entry(HttpRefusal.MEDIA_TYPE, 415),
            Map.entry(HttpRefusal.VERSION_REQUIRED, 428),
            Map.entry(HttpRefusal.HEADER_TOO_LARGE, 431),
            Map.entry(HttpRefusal.BUG, 500),
            Map.entry(HttpRefusal.BUSY, 503),
            Map.entry(AuthRefusal.CERTIFICATE_MISSING, 403),
            Map.entry(AuthRefusal.CERTIFICATE_UNKNOWN, 403),
            Map.entry(AuthRefusal.ACTING_FOR_MISSING, 403),
            Map.entry(AuthRefusal.ON_BEHALF_MISSING, 403),
            Map.entry(AuthRefusal.NOT_ALLOWED, 403),
            Map.entry(FlowRefusal.RIGHT_MISSING, 403),
            Map.entry(FlowRefusal.NOT_DELEGATED, 403),
            Map.entry(FlowRefusal.LINE_CHANGED, 412),
            Map.entry(FlowRefusal.PRACTICE_UNNAMED, 409),
            Map.entry(FlowRefusal.MEMBER_TWICE, 409),
            Map.entry(FlowRefusal.NO_COORDINATOR, 409),
            Map.entry(FlowRefusal.UNKNOWN_MEMBER, 404),
            Map.entry(CanonRefusal.NOT_JSON, 400),
            Map.entry(CanonRefusal.TOO_DEEP, 400),
            Map.entry(FlowRefusal.NOT_A_MEMBER, 403),
            Map.entry(FlowRefusal.UNKNOWN_EXCHANGE, 404),
            Map.entry(FlowRefusal.DOCUMENT_MISSING, 404),
            Map.entry(FlowRefusal.DOCUMENT_NOT_SENT, 404),
            Map.entry(FlowRefusal.UNKNOWN_LETTER, 404),
            Map.entry(FlowRefusal.NOT_WAITING, 404),
            Map.entry(FlowRefusal.UNKNOWN_MAIL, 404),
            Map.entry(FlowRefusal.NOT_IN_CLEAR, 403),
            Map.entry(FlowRefusal.UNKNOWN_NEWCOMER, 404),
            Map.entry(FlowRefusal.WRITTEN_TODAY, 429),
            Map.entry(FlowRefusal.VERSION_CHANGED, 412),
            Map.entry(FlowRefusal.REFERENCE, 400),
            Map.entry(FlowRefusal.TOO_LARGE, 413),
            Map.entry(FlowRefusal.BUSY, 503),
            Map.entry(PathwayRefusal.UNKNOWN_STEP, 404),
            Map.entry(PathwayRefusal.NOT_IN_STATE, 409),
            Map.entry(ExchangeRefusal.NOT_IN_STATE, 409),
            Map.entry(ExchangeRefusal.NOT_YOUR_STEP, 403),
            Map.entry(CatalogueRefusal.NONE, 404),
            Map.entry(StoreRefusal.ALTERED, 409),
            Map.entry(StoreRefusal.BLOB_MISSING, 409),
            Map.entry(IndicatorRefusal.MONTHS, 400),
            Map.entry(FhirRefusal.TOO_LARGE, 413),
            Map.entry(FhirRefusal.TOO_DEEP, 400),
            Map.entry(FhirRefusal.TOO_MANY_NODES, 400),
            Map.entry(FhirRefusal.NOT_JSON, 400),
            Map.entry(FhirRefusal.NOT_FHIR, 400));

    private StatusTable() {}

    static int of(RefusalCode code) {
        return Optional.ofNullable(STATUSES.get(code))
                .orElse(code.lasting() == RefusalCode.Lasting.TEMPORARY ? LATER : CONTENT);
    }
}
