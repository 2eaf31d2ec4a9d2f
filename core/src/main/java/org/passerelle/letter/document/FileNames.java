package org.passerelle.letter.document;

import java.util.Map;
import org.passerelle.pathway.Document;

/** What attached files are called: their kind, a number and an ending; never a patient's name. */
public final class FileNames {
    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/heic", "heic",
            "application/dicom", "dcm",
            "application/pdf", "pdf",
            "application/edf", "edf",
            "application/x-edf", "edf",
            "text/plain", "txt");

    private FileNames() {}

    /** In ASCII, by the kind's code: {@code close-up-2.jpg}. */
    public static String plain(Document document, int number) {
        return document.kind() + "-" + number + "." + ending(document);
    }

    /** In French, by the kind's words: {@code Gros plan 2.jpg}. */
    public static String french(Document document, String kindWords, int number) {
        String words = kindWords.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ").strip();
        return words + " " + number + "." + ending(document);
    }

    private static String ending(Document document) {
        return ENDINGS.getOrDefault(document.mediaType(), "bin");
    }
}
