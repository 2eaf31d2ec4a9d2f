package org.passerelle.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PDF says of itself, in its information and in XMP (ISO 32000-1, 14.3; ISO 19005). */
final class PdfText {
    private static final Pattern PART = Pattern.compile("pdfaid:part\\s*(?:>|=\\s*[\"'])\\s*([1-3])\\s*[<\"']");
    private static final Pattern LEVEL =
            Pattern.compile("pdfaid:conformance\\s*(?:>|=\\s*[\"'])\\s*([ABUEFabuef])\\s*[<\"']");
    private static final Pattern TITLE =
            Pattern.compile("<dc:title>\\s*<rdf:Alt>\\s*<rdf:li[^>]{0,80}>([^<]{1,2000})</rdf:li>");

    private PdfText() {}

    /** A text string: UTF-16 or UTF-8 by its mark, else Latin letters. */
    static String decoded(String octets) {
        byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.startsWith("\u00fe\u00ff")) {
            return new String(raw, 2, raw.length - 2, StandardCharsets.UTF_16BE);
        } else if (octets.startsWith("\u00ef\u00bb\u00bf")) {
            return new String(raw, 3, raw.length - 3, StandardCharsets.UTF_8);
        }
        return octets;
    }

    /** One line for people; empty where nothing is left. */
    static Optional<String> line(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\s]+", " ").strip();
        int end = Math.min(line.length(), PdfFacts.LONGEST_TITLE);
        if (end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return Optional.of(line.substring(0, end).strip()).filter(title -> !title.isEmpty());
    }

    /** The standard for archives that XMP names. */
    static Optional<String> archive(String xmp) {
        Matcher part = PART.matcher(xmp);
        Matcher level = LEVEL.matcher(xmp);
        if (!part.find()) {
            return Optional.empty();
        }
        String letter = level.find() ? level.group(1).toLowerCase(java.util.Locale.ROOT) : "";
        return Optional.of("PDF/A-" + part.group(1) + letter);
    }

    /** @param xmp its octets */
    static Optional<String> title(String xmp) {
        byte[] octets = xmp.getBytes(StandardCharsets.ISO_8859_1);
        Matcher title = TITLE.matcher(new String(octets, StandardCharsets.UTF_8));
        return title.find()
                ? line(title.group(1)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&"))
                : Optional.empty();
    }

    /** The XMP that says of a file that it keeps that standard, and nothing else. */
    static byte[] xmp(String archive) {
        String part = archive.substring("PDF/A-".length(), "PDF/A-".length() + 1);
        String level = archive.substring("PDF/A-".length() + 1).toUpperCase(java.util.Locale.ROOT);
        String conformance = level.isEmpty() ? "" : "<pdfaid:conformance>" + level + "</pdfaid:conformance>";
        return ("<?xpacket begin=\"\u00ef\u00bb\u00bf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                        + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                        + "<pdfaid:part>" + part + "</pdfaid:part>" + conformance
                        + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
