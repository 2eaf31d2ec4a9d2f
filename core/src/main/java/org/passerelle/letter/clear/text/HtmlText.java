package org.passerelle.letter.clear.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an HTML page says, as plain text: in one pass, without a tree, so that nothing in it can be more than words. Tags vanish, those
 * that end a line end one; what a page does not show of itself (script, style, head) is left out. No address in it is followed.
 */
public final class HtmlText {
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "noscript", "template");
    private static final Set<String> LINES = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "dt",
            "dd");
    private static final int LONGEST_ENTITY = 10;
    private static final int NO_BREAK_SPACE = 160;

    private static final Map<String, Integer> ENTITIES = entities();

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;
    /** Looked for to the page's end once; twice would be once per tag. */
    private boolean unended;

    private HtmlText(String html) {
        this.html = html;
    }

    /** The text, its spaces single; lines are as the tags say. */
    public static String of(String html) {
        var page = new HtmlText(html);
        page.read();
        return page.text.toString();
    }

    private void read() {
        while (at < html.length()) {
            char next = html.charAt(at);
            if (next == '<' && isMarkup(at + 1)) {
                markup();
            } else if (next == '&') {
                entity();
            } else {
                word(next);
                at++;
            }
        }
    }

    private void word(char next) {
        if (!Character.isWhitespace(next)) {
            text.append(next);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private boolean isMarkup(int place) {
        if (place >= html.length()) {
            return false;
        }
        char next = html.charAt(place);
        return next == '/' || next == '!' || next == '?' || next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
    }

    private void markup() {
        if (html.startsWith("<!--", at)) {
            skipPast("-->", at + 4);
            return;
        }
        int name = html.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = name;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String tag =
                html.substring(name, Math.min(end, name + LONGEST_ENTITY + 2)).toLowerCase(Locale.ROOT);
        boolean opens = name == at + 1;
        endOfTag(end);
        if (opens && UNSEEN.contains(tag)) {
            skipElement(tag);
        } else if (LINES.contains(tag)) {
            text.append('\n');
        } else if (tag.equals("td") || tag.equals("th")) {
            word(' ');
        }
    }

    /** A quoted value may hold the sign that ends a tag; a quote that never ends is none. */
    private void endOfTag(int from) {
        int plain = html.indexOf('>', from);
        char quote = 0;
        char before = ' ';
        for (at = from; at < html.length(); at++) {
            char next = html.charAt(at);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '>') {
                at++;
                return;
            } else if ((next == '"' || next == '\'') && before == '=') {
                quote = next;
            }
            before = Character.isWhitespace(next) ? before : next;
        }
        at = plain < 0 || unended ? html.length() : plain + 1;
        unended = true;
    }

    private void skipElement(String tag) {
        String end = "</" + tag;
        while (at < html.length()) {
            int next = html.indexOf('<', at);
            if (next < 0) {
                at = html.length();
            } else if (html.regionMatches(true, next, end, 0, end.length())) {
                endOfTag(next + end.length());
                return;
            } else {
                at = next + 1;
            }
        }
    }

    private void skipPast(String end, int from) {
        int found = html.indexOf(end, from);
        at = found < 0 ? html.length() : found + end.length();
    }

    private void entity() {
        int end = at + 1;
        while (end < html.length() && end - at <= LONGEST_ENTITY && html.charAt(end) != ';') {
            end++;
        }
        boolean ended = end < html.length() && html.charAt(end) == ';';
        int point = ended ? point(html.substring(at + 1, end)) : -1;
        if (point == NO_BREAK_SPACE) {
            word(' ');
        } else {
            text.appendCodePoint(point < 0 ? '&' : point);
        }
        at = point < 0 ? at + 1 : end + 1;
    }

    /** The character that an entity names, or -1. */
    private static int point(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, -1);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
            return -1;
        }
        int point = Integer.parseInt(digits, hex ? 16 : 10);
        return Character.isValidCodePoint(point) && point > 0 ? point : -1;
    }

    private static Map<String, Integer> entities() {
        // HTML 4 §24.2.1: the characters from 160 on, in their order
        List<String> latin =
                Arrays.asList(("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
                                + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12"
                                + " frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml"
                                + " Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
                                + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil"
                                + " egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde"
                                + " ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml")
                        .split(" "));
        Map<String, Integer> all = IntStream.range(0, latin.size())
                .boxed()
                .collect(Collectors.toMap(latin::get, i -> i + 160, (one, other) -> one, HashMap::new));
        all.putAll(Map.of(
                "amp",
                (int) '&',
                "lt",
                (int) '<',
                "gt",
                (int) '>',
                "quot",
                (int) '"',
                "apos",
                (int) '\'',
                "euro",
                0x20ac,
                "rsquo",
                0x2019,
                "lsquo",
                0x2018,
                "oelig",
                0x153,
                "hellip",
                0x2026));
        all.putAll(Map.of("ndash", 0x2013, "mdash", 0x2014, "bull", 0x2022, "OElig", 0x152));
        return Map.copyOf(all);
    }
}
