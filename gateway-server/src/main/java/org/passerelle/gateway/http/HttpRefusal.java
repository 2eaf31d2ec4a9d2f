package org.passerelle.gateway.http;

import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/** What is wrong with a request before anybody looks at what it asks for. */
public enum HttpRefusal implements RefusalCode {
    MALFORMED(
            "gateway.http.malformed",
            "The request is not well-formed HTTP/1.1, or a part of it has not the form that it must have."),
    HEADER_TOO_LARGE("gateway.http.header-too-large", "The request line or the header is larger than the limit."),
    BODY_TOO_LARGE("gateway.http.body-too-large", "The body is larger than the limit; send less or smaller documents."),
    TOO_SLOW("gateway.http.too-slow", "The request did not come in time."),
    NOT_FOUND("gateway.http.not-found", "Nothing is served under this path."),
    METHOD("gateway.http.method", "This path is not served with this method."),
    MEDIA_TYPE(
            "gateway.http.media-type",
            "The body is not in a media type that this path reads; send application/fhir+json."),
    NOT_ACCEPTABLE(
            "gateway.http.not-acceptable",
            "No representation that the request accepts can be served; accept application/fhir+json."),
    VERSION_REQUIRED(
            "gateway.http.version-required",
            "The request must say which version it acts on; send If-Match with the ETag that was read."),
    BUSY("gateway.http.busy", "The server has too much to do; try again shortly."),
    BUG("gateway.http.internal", "The server failed at something that it promised; its log says more.");

    private final String code;
    private final String sentence;

    HttpRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == BUSY || this == TOO_SLOW ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** The refusal of a part of the request, named. */
    public Refused refused(String field) {
        return Refusal.of(this).with(FactKey.FIELD, field).refused();
    }
}
