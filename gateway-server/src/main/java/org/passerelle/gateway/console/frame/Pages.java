package org.passerelle.gateway.console.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Response;

/** Writes pages: templates that were compiled with the program, and header fields that leave a browser no way out of this origin. */
public final class Pages {
    /** No script, style, picture, form or frame but our own; nothing inline. */
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine;

    public Pages() {
        engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Pages.class.getClassLoader(), "org.passerelle.gateway.console.jte");
    }

    /** A page from its template and what it shows. */
    public Response page(int status, String template, Object shown) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("page", shown), output);
        var octets = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(octets);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return guarded(Response.of(status, "text/html; charset=utf-8", octets.toByteArray()));
    }

    public static Response redirect(String own) {
        return guarded(new Response(303, Headers.of("Location", own), new Response.Body.Octets(new byte[0])));
    }

    public static Response guarded(Response response) {
        return response.with("Content-Security-Policy", POLICY)
                // with no-referrer, browsers say of our own forms too that they come from nowhere (Fetch, §3.1 Origin
                // header)
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .with("X-Frame-Options", "DENY")
                .with("Strict-Transport-Security", "max-age=31536000");
    }
}
