package org.passerelle.specs.browser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What somebody who writes letters would put into them to reach whoever reads them in a browser. */
final class Payloads {
    /** A host that nobody has (RFC 2606). */
    private static final String AWAY = "elsewhere.invalid";

    /** Short enough for a name. */
    static final List<String> SHORT = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg/onload=alert(1)>",
            "<a href=javascript:alert(1)>voir</a>",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "<iframe src=https://" + AWAY + "/></iframe>",
            "<img src=//" + AWAY + "/pixel.png>",
            "<link rel=stylesheet href=//" + AWAY + "/x.css>",
            "<style>main{display:none}</style>",
            "<meta http-equiv=refresh content=0;url=//" + AWAY + ">",
            "<base href=https://" + AWAY + "/>",
            "<form action=//" + AWAY + "><button>Entrer</button></form>",
            "<div hx-get=//" + AWAY + "/ hx-trigger=load>x</div>",
            "<details open ontoggle=alert(1)>x</details>",
            "<input autofocus onfocus=alert(1)>",
            "${7*7} #{7*7} {{7*7}} @if(true)x@endif",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "\u202Egnp.exe\u2066 <b>gras</b>",
            "W".repeat(100));

    /** Longer ones, for texts. */
    static final List<String> LONG = List.of(
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
            "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
            "<video><source onerror=alert(1)></video><audio src onerror=alert(1)>",
            "<table><caption>x</caption><linkHtml href=\"javascript:alert(1)\">CDA</linkHtml></table>",
            "<?xml-stylesheet href=\"https://" + AWAY + "/x.xsl\"?><x xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>",
            "javascript:alert(1)",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "https://" + AWAY + "/suivez-moi",
            "'; DROP TABLE exchange_row; --",
            "é".repeat(200) + "\u0301".repeat(50));

    private Payloads() {}

    /** All of them, one a line. */
    static String text() {
        return String.join("\n", SHORT) + "\n" + String.join("\n", LONG);
    }

    /** Files that are something else than they look, by the name that they are given. */
    static Map<String, byte[]> files() {
        return Map.of(
                "un SVG avec un script",
                octets("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                "une page",
                octets("<!doctype html><script>alert(1)</script>"),
                "une page qui commence comme un GIF",
                octets("GIF89a/*<script>*/=alert(1)//</script>"),
                "un PNG qui ment sur sa taille",
                png(60_000, 60_000),
                "un PDF avec un script",
                pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A header that promises that many pixels, and nothing behind it. */
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(octets("IHDR"))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .putInt(0)
                .array();
    }

    /** One empty page, and whatever else its catalogue says. */
    static byte[] pdf(String more) {
        var text = new StringBuilder("%PDF-1.7\n");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R " + more + " >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>");
        var places = new StringBuilder();
        for (int at = 0; at < objects.size(); at++) {
            places.append(String.format(java.util.Locale.ROOT, "%010d 00000 n \n", text.length()));
            text.append(at + 1).append(" 0 obj\n").append(objects.get(at)).append("\nendobj\n");
        }
        int table = text.length();
        text.append("xref\n0 4\n0000000000 65535 f \n")
                .append(places)
                .append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return octets(text.toString());
    }
}
