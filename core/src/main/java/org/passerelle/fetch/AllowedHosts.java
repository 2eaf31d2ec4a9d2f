package org.passerelle.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts that may be asked, each {@code name} (at its scheme's own port) or {@code name:port}.
 *
 * @param outside hosts on the Internet: a name that leads to a private or loopback address is not believed
 * @param inside hosts of one's own network: their addresses may be private
 */
public record AllowedHosts(Set<String> outside, Set<String> inside) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public AllowedHosts {
        outside = Set.copyOf(outside);
        inside = Set.copyOf(inside);
    }

    public static AllowedHosts of(List<String> outside, List<String> inside) {
        return new AllowedHosts(lower(outside), lower(inside));
    }

    private static Set<String> lower(List<String> hosts) {
        Set<String> lower = new TreeSet<>();
        hosts.forEach(host -> lower.add(host.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** Whether that place may be asked. */
    public boolean allows(URI uri) {
        return isListed(uri, outside) || isListed(uri, inside);
    }

    /** Whether its address may be a private one. */
    boolean isInside(URI uri) {
        return isListed(uri, inside);
    }

    private static boolean isListed(URI uri, Set<String> hosts) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("http") ? HTTP : HTTPS;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return hosts.contains(host + ":" + port) || port == usual && hosts.contains(host);
    }
}
