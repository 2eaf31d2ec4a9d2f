package org.passerelle.gateway.console.frame;

import java.util.Map;
import java.util.TreeMap;

/**
 * What of PDF.js is served: the library, its worker, the decoder of JPEG 2000 that is plain JavaScript, and the standard fonts that files
 * may leave out. Not its sandbox for documents' scripts, nor its WebAssembly, which the pages' policy would have to allow.
 */
final class PdfLibrary {
    private static final String FOLDER = "/META-INF/resources/webjars/pdfjs-dist/5.4.624/";

    /** Where each file is, by the name under which it is asked for. */
    static final Map<String, String> FILES = files();

    private PdfLibrary() {}

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("pdf.min.mjs", FOLDER + "build/pdf.min.mjs");
        files.put("pdf.worker.min.mjs", FOLDER + "build/pdf.worker.min.mjs");
        files.put("openjpeg_nowasm_fallback.js", FOLDER + "wasm/openjpeg_nowasm_fallback.js");
        for (String font : new String[] {
            "FoxitDingbats.pfb",
            "FoxitFixed.pfb",
            "FoxitFixedBold.pfb",
            "FoxitFixedBoldItalic.pfb",
            "FoxitFixedItalic.pfb",
            "FoxitSerif.pfb",
            "FoxitSerifBold.pfb",
            "FoxitSerifBoldItalic.pfb",
            "FoxitSerifItalic.pfb",
            "FoxitSymbol.pfb",
            "LiberationSans-Regular.ttf",
            "LiberationSans-Bold.ttf",
            "LiberationSans-Italic.ttf",
            "LiberationSans-BoldItalic.ttf"
        }) {
            files.put(font, FOLDER + "standard_fonts/" + font);
        }
        return files;
    }

    static String type(String name) {
        return name.endsWith("js") ? "text/javascript; charset=utf-8" : "application/octet-stream";
    }
}
