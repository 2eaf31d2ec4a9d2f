package org.passerelle.pathway.unit;

import java.util.Set;

/**
 * Whether a text is a unit in UCUM's case-sensitive form: {@code mm[Hg]}, {@code 10*9/L}, {@code mg/(24.h)}, {@code {score}}. Source:
 * The Unified Code for Units of Measure 2.2, §§2–3 (grammar), §4 (prefixes and units). Known are the units of that table that medicine
 * uses; those of surveyors, typesetters and radio engineers, and the special units that are no products, are not.
 */
public final class Ucum {
    /** Longest unit, in characters. */
    public static final int LONGEST = 40;

    private static final Set<String> PREFIXES =
            Set.of("Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y");

    /** Those that may take a prefix. */
    private static final Set<String> METRIC = Set.of(
            "m", "s", "g", "rad", "K", "C", "cd", "mol", "sr", "Hz", "N", "Pa", "J", "W", "A", "V", "F", "Ohm", "S",
            "Wb", "Cel", "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "l", "L", "t", "bar", "u", "eV", "m[H2O]", "m[Hg]",
            "eq", "osm", "g%", "kat", "U", "[iU]", "[IU]", "cal", "By", "bit", "B", "Np", "Ci", "R", "RAD", "REM", "P",
            "St", "dyn", "erg", "[g]");

    /** Those that take none. */
    private static final Set<String> OTHER = Set.of(
            "10*",
            "10^",
            "[pi]",
            "%",
            "[ppth]",
            "[ppm]",
            "[ppb]",
            "[pptr]",
            "min",
            "h",
            "d",
            "wk",
            "mo",
            "a",
            "mo_j",
            "a_j",
            "mo_s",
            "a_t",
            "deg",
            "'",
            "''",
            "gon",
            "[pH]",
            "[degF]",
            "[in_i]",
            "[ft_i]",
            "[lb_av]",
            "[oz_av]",
            "[Cal]",
            "[diop]",
            "[Ch]",
            "[drp]",
            "[MET]",
            "[HPF]",
            "[LPF]",
            "[CFU]",
            "[PFU]",
            "[FFU]",
            "[EU]",
            "[GPL'U]",
            "[MPL'U]",
            "[APL'U]",
            "[arb'U]",
            "[USP'U]",
            "[AU]",
            "[BAU]",
            "[Amb'a'1'U]",
            "[CCID_50]",
            "[TCID_50]",
            "[EID_50]",
            "[Lf]",
            "[D'ag'U]",
            "[beth'U]",
            "[todd'U]",
            "[dye'U]",
            "[knk'U]",
            "[mclg'U]",
            "[tb'U]",
            "[ka'U]",
            "[bdsk'U]",
            "[smgy'U]",
            "[PNU]",
            "[S]",
            "[car_m]",
            "[hnsf'U]",
            "[m/s2/Hz^0.5]",
            "[kn_i]");

    private final String text;
    private int at;

    private Ucum(String text) {
        this.text = text;
    }

    /** Whether it is one. */
    public static boolean isUnit(String text) {
        boolean ascii = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (text.isEmpty() || text.length() > LONGEST || !ascii) {
            return false;
        }
        var unit = new Ucum(text);
        return unit.mainTerm() && unit.at == text.length();
    }

    /** {@code /term} or {@code term}. */
    private boolean mainTerm() {
        skip('/');
        return term();
    }

    private boolean term() {
        boolean sound = component();
        while (sound && at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '/')) {
            at++;
            sound = component();
        }
        return sound;
    }

    private boolean component() {
        if (skip('(')) {
            return term() && skip(')') && (at == text.length() || annotated());
        } else if (at < text.length() && text.charAt(at) == '{') {
            return annotation();
        }
        int end = at;
        while (end < text.length() && !endsAt(end)) {
            end = text.charAt(end) == '[' ? Math.max(text.indexOf(']', end), end) + 1 : end + 1;
        }
        String simple = text.substring(at, end);
        at = end;
        return (isFactor(simple) || isAtom(withoutExponent(simple))) && (at == text.length() || annotated());
    }

    private boolean endsAt(int place) {
        return "./(){".indexOf(text.charAt(place)) >= 0;
    }

    private boolean annotated() {
        return text.charAt(at) != '{' || annotation();
    }

    private boolean annotation() {
        int end = text.indexOf('}', at);
        boolean sound = end > at && text.substring(at + 1, end).indexOf('{') < 0;
        at = end + 1;
        return sound;
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isFactor(String simple) {
        return !simple.isEmpty() && simple.chars().allMatch(Ucum::isDigit) && simple.charAt(0) != '0';
    }

    /** The unit without what stands behind it: {@code m2}, {@code s-1}, {@code 10*-3}, {@code 10*+9}. */
    private static String withoutExponent(String simple) {
        int end = simple.length();
        while (end > 0 && isDigit(simple.charAt(end - 1))) {
            end--;
        }
        boolean signed = end > 0 && end < simple.length() && "+-".indexOf(simple.charAt(end - 1)) >= 0;
        return simple.substring(0, signed ? end - 1 : end);
    }

    private static boolean isAtom(String name) {
        if (METRIC.contains(name) || OTHER.contains(name)) {
            return true;
        }
        return PREFIXES.stream()
                .anyMatch(prefix -> name.startsWith(prefix) && METRIC.contains(name.substring(prefix.length())));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
