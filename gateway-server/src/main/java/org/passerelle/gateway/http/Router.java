package org.passerelle.gateway.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Finds the handler of a path. A template's segments are literal, or {@code {name}} for any one segment that is not empty. */
public final class Router implements Handler {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> template, Function<Match, Response> handler) {

        /** HEAD is served as GET (RFC 9110 §9.3.2); the transport leaves the body out. */
        boolean serves(String asked) {
            return method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
        }

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != template.size()) {
                return Optional.empty();
            }
            var variables = new LinkedHashMap<String, String>();
            for (int at = 0; at < path.size(); at++) {
                String wanted = template.get(at);
                String found = path.get(at);
                if (wanted.startsWith("{") && !found.isEmpty()) {
                    variables.put(wanted.substring(1, wanted.length() - 1), found);
                } else if (!wanted.equals(found)) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /**
     * A request and what its path says.
     *
     * @param variables the template's names with the path's segments
     */
    public record Match(Request request, Map<String, String> variables) {
        public String variable(String name) {
            String value = variables.get(name);
            if (value == null) {
                throw HttpRefusal.MALFORMED.refused(name);
            }
            return value;
        }
    }

    /** Adds a route; where two fit, the first one serves. */
    public Router on(String method, String template, Function<Match, Response> handler) {
        routes.add(new Route(method, List.of(template.substring(1).split("/", -1)), handler));
        return this;
    }

    /** Every route in its order: the method, a space, and the path's template. */
    public List<String> routes() {
        return routes.stream()
                .map(route -> route.method() + " /" + String.join("/", route.template()))
                .toList();
    }

    @Override
    public Response handle(Request request) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.path());
            if (variables.isPresent()) {
                if (route.serves(request.method())) {
                    return route.handler().apply(new Match(request, variables.get()));
                }
                methods.add(route.method());
            }
        }
        if (methods.isEmpty()) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        String allowed = allowed(methods);
        if (request.method().equals("OPTIONS")) {
            return new Response(204, Headers.of("Allow", allowed), new Response.Body.Octets(new byte[0]));
        }
        throw Refusal.of(HttpRefusal.METHOD).with(FactKey.EXPECTED, allowed).refused();
    }

    @Override
    public String route(Request request) {
        List<Route> fitting = routes.stream()
                .filter(route -> route.match(request.path()).isPresent())
                .toList();
        return fitting.stream()
                .filter(route -> route.serves(request.method()))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .map(route -> "/" + String.join("/", route.template()))
                .orElse(Witness.Done.NO_ROUTE);
    }

    /** What goes besides the routes' own: HEAD is GET without its body, OPTIONS asks for this list. */
    private static String allowed(Set<String> methods) {
        var all = new TreeSet<>(methods);
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }
}
