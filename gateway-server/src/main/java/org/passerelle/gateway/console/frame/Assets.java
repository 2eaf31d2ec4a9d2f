package org.passerelle.gateway.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Styles and scripts, each under a path that holds its hash: browsers keep them for a year, and never an old one. */
public final class Assets {
    private static final int HASH_DIGITS = 16;
    private static final String LIBRARY = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final Map<String, Asset> ASSETS = new TreeMap<>();

    private record Asset(String hash, String type, byte[] octets) {}

    static {
        add("console.css", "text/css; charset=utf-8", "assets/console.css");
        add("form.js", "text/javascript; charset=utf-8", "assets/form.js");
        add("viewer.js", "text/javascript; charset=utf-8", "assets/viewer.js");
        add("live.js", "text/javascript; charset=utf-8", "assets/live.js");
        add("worklist.js", "text/javascript; charset=utf-8", "assets/worklist.js");
        add("files.js", "text/javascript; charset=utf-8", "assets/files.js");
        add("advice.js", "text/javascript; charset=utf-8", "assets/advice.js");
        add("icon.svg", "image/svg+xml", "assets/icon.svg");
        add("htmx.js", "text/javascript; charset=utf-8", LIBRARY);
        add("draft.js", "text/javascript; charset=utf-8", "assets/draft.js");
        add("notify.js", "text/javascript; charset=utf-8", "assets/notify.js");
        add("ready.js", "text/javascript; charset=utf-8", "assets/ready.js");
        add("night.js", "text/javascript; charset=utf-8", "assets/night.js");
        add("passkey.js", "text/javascript; charset=utf-8", "assets/passkey.js");
        add("account.js", "text/javascript; charset=utf-8", "assets/account.js");
        add("paper.js", "text/javascript; charset=utf-8", "assets/paper.js");
        together(PdfLibrary.FILES);
    }

    private Assets() {}

    /** Where a page finds it. */
    public static String path(String name) {
        return "/assets/" + named(name).hash() + "/" + name;
    }

    public static Response serve(Match match) {
        Asset asset = named(match.variable("name"));
        if (!asset.hash().equals(match.variable("hash"))) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        return Pages.guarded(Response.of(200, asset.type(), asset.octets()))
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }

    private static Asset named(String name) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        return asset;
    }

    private static void add(String name, String type, String resource) {
        byte[] octets = octets(resource);
        ASSETS.put(name, new Asset(Sha256.hash(octets).hex().substring(0, HASH_DIGITS), type, octets));
    }

    /** Files that find one another by name stand in one folder: under the hash of them all. */
    private static void together(Map<String, String> files) {
        var digest = Sha256.digest();
        files.values().forEach(resource -> digest.update(octets(resource)));
        String hash = Sha256.of(digest.digest()).hex().substring(0, HASH_DIGITS);
        files.forEach((name, resource) -> ASSETS.put(name, new Asset(hash, PdfLibrary.type(name), octets(resource))));
    }

    private static byte[] octets(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new HouseBug("the program lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
