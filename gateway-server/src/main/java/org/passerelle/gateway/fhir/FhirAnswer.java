package org.passerelle.gateway.fhir;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.passerelle.fhir.FhirJson;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.refusal.Refusal;

/** What every FHIR answer has: JSON, its media type, a version's ETag. */
final class FhirAnswer {
    static final String JSON = "application/fhir+json";
    private static final Set<String> READ = Set.of(JSON, "application/json");
    private static final Set<String> ACCEPTED = Set.of(JSON, "application/json", "application/*", "*/*");
    private static final Set<String> FORMATS = Set.of("json", JSON, "application/json");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::[0-9]{1,5})?");

    private FhirAnswer() {}

    static Response of(int status, byte[] json) {
        return Response.of(status, JSON + "; charset=utf-8", json);
    }

    static Response ok(IBaseResource resource) {
        return of(200, FhirJson.write(resource));
    }

    /** A resource that was not there before, at its own address. */
    static Response created(Resource resource, long version) {
        String id = resource.getIdElement().getIdPart();
        return of(201, FhirJson.write(resource))
                .with("ETag", "W/\"" + version + "\"")
                .with("Location", "/fhir/" + resource.fhirType() + "/" + id);
    }

    static Response ok(IBaseResource resource, long version) {
        return ok(resource).with("ETag", "W/\"" + version + "\"");
    }

    /** A file as it is, in pieces, which no browser shows of itself. */
    static Response file(String type, InputStream octets, long size) {
        Headers headers = Headers.of("Content-Type", type)
                .with("Content-Disposition", "attachment")
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
        return new Response(200, headers, new Response.Body.Streamed(octets, size));
    }

    /**
     * What a search found, whole; each can be read at its own address, too.
     *
     * @param self the search, relative to the API's base
     */
    static Bundle searchset(Request request, String self, List<? extends Resource> found) {
        Bundle bundle = listing(self, found);
        bundle.getEntry().forEach(entry -> entry.setFullUrl(fullUrl(request, entry.getResource())));
        return bundle;
    }

    /** The same of what is to be had in this list alone. */
    static Bundle listing(String self, List<? extends Resource> found) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(self);
        found.forEach(one -> bundle.addEntry().setResource(one).getSearch().setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }

    /** Refuses a search that asks for anything but that one status. */
    static void requireStatus(Request request, String status) {
        boolean asked = request.query()
                .only(Set.of("status", "_format"))
                .one("status")
                .filter(status::equals)
                .isPresent();
        if (!asked) {
            throw HttpRefusal.MALFORMED.refused("status");
        }
    }

    /**
     * What names a resource in a list: its address under the name by which the caller called us. Nothing for who called no name, and for
     * what cannot be read by itself.
     */
    static @Nullable String fullUrl(Request request, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return request.headers()
                .one("Host")
                .filter(host -> id != null && HOST.matcher(host).matches())
                .map(host -> "https://" + host + "/fhir/" + resource.fhirType() + "/" + id)
                .orElse(null);
    }

    /** Refuses a request that wants something else than JSON. */
    static void requireAccepted(Request request) {
        boolean format = request.query()
                .one("_format")
                .filter(wanted -> !FORMATS.contains(wanted))
                .isEmpty();
        if (!format || !request.headers().all("Accept").isEmpty() && !accepts(request, ACCEPTED)) {
            throw Refusal.of(HttpRefusal.NOT_ACCEPTABLE).refused();
        }
    }

    /** Whether a request names FHIR's JSON among what it accepts, and not only anything. */
    static boolean wantsJson(Request request) {
        return accepts(request, Set.of(JSON))
                || request.query().one("_format").filter(FORMATS::contains).isPresent();
    }

    /** Refuses a body that is not JSON. */
    static void requireJson(Request request) {
        String type = request.headers().one("Content-Type").orElse("");
        boolean json =
                READ.contains(bare(type)) && !type.toLowerCase(Locale.ROOT).contains("charset=iso");
        if (request.body().length > 0 && !json) {
            throw Refusal.of(HttpRefusal.MEDIA_TYPE).refused();
        }
    }

    private static boolean accepts(Request request, Set<String> types) {
        return request.headers().all("Accept").stream()
                .flatMap(value -> java.util.Arrays.stream(value.split(",")))
                .filter(range -> !range.replace(" ", "").endsWith(";q=0"))
                .anyMatch(range -> types.contains(bare(range)));
    }

    static String bare(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
