package org.passerelle.fhir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Walks over JSON text before any parser sees it: depth, number of values, and no member twice, so that no two readers may
 * understand the same octets differently. Grammar is left to the parser.
 */
final class JsonBounds {
    private final String text;
    private final FhirJson.Limits limits;
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private int nodes;
    private int at;

    private JsonBounds(String text, FhirJson.Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    static void require(String text, FhirJson.Limits limits) {
        new JsonBounds(text, limits).walk();
    }

    private void walk() {
        for (at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{', '[' -> enter();
                case '}', ']' -> leave();
                case ',' -> count();
                case '"' -> string();
                default -> {}
            }
        }
        if (!open.isEmpty()) {
            throw notJson();
        }
    }

    private void enter() {
        open.push(new HashSet<>());
        if (open.size() > limits.depth()) {
            throw Refusal.of(FhirRefusal.TOO_DEEP)
                    .with(FactKey.LIMIT, limits.depth())
                    .refused();
        }
        count();
    }

    private void leave() {
        if (open.isEmpty()) {
            throw notJson();
        }
        open.pop();
    }

    private void count() {
        if (++nodes > limits.nodes()) {
            throw Refusal.of(FhirRefusal.TOO_MANY_NODES)
                    .with(FactKey.LIMIT, limits.nodes())
                    .refused();
        }
    }

    private void string() {
        int start = at + 1;
        boolean escaped = false;
        for (at = start; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                escaped = true;
                at++;
            }
        }
        if (at >= text.length()) {
            throw notJson();
        }
        if (isName()) {
            // a name never needs an escape; one that has it could hide a twin
            if (escaped || open.isEmpty() || !open.peek().add(text.substring(start, at))) {
                throw notJson();
            }
        }
    }

    private boolean isName() {
        int next = at + 1;
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private static Refused notJson() {
        return Refusal.of(FhirRefusal.NOT_JSON).refused();
    }
}
