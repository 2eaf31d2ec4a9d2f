package org.passerelle.gateway.lines;

import java.util.Optional;
import java.util.function.Supplier;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.flow.catalogue.OwnCatalogue.Published;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.refusal.Refusal;

/** The path {@code /catalogue}: our lines' signed catalogue, for whoever asks; with an ETag, so that who has it need not take it again. */
public final class CatalogueDoor {
    private static final String TYPE = "application/pkcs7-mime; smime-type=signed-data";

    private final Supplier<Optional<Published>> published;

    public CatalogueDoor(Supplier<Optional<Published>> published) {
        this.published = published;
    }

    /** Adds the path to a router. */
    public Router on(Router router) {
        return router.on("GET", "/catalogue", match -> catalogue(match.request()));
    }

    private Response catalogue(Request request) {
        Published present = published
                .get()
                .orElseThrow(() -> Refusal.of(CatalogueRefusal.NONE).refused());
        String tag = "\"" + present.catalogue().hash() + "\"";
        boolean same =
                request.headers().one("If-None-Match").filter(tag::equals).isPresent();
        return same
                ? new Response(304, Headers.of("ETag", tag), new Response.Body.Octets(new byte[0]))
                : Response.of(200, TYPE, present.signed()).with("ETag", tag);
    }
}
