package org.passerelle.letter.xdm;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.xdm.zip.ZipDirectory;
import org.passerelle.letter.xdm.zip.Zipped;

/**
 * A zip that was read and believed: its documents, those that the metadata name first. It reads from the channel that it was read
 * from, one stream after the other, until that is closed.
 */
public final class XdmArchive {
    private final ZipDirectory zip;
    private final @Nullable String patientId;
    private final Map<XdmDocument, Zipped> files;

    XdmArchive(ZipDirectory zip, @Nullable String patientId, Map<XdmDocument, Zipped> files) {
        this.zip = zip;
        this.patientId = patientId;
        this.files = new LinkedHashMap<>(files);
    }

    /** The one patient, as HL7 v2 CX: {@code 256…^^^&1.2.250.1.213.1.4.8&ISO^NH}. */
    public Optional<String> patientId() {
        return Optional.ofNullable(patientId);
    }

    public List<XdmDocument> documents() {
        return List.copyOf(files.keySet());
    }

    /** The document with that uniqueId. */
    public Optional<XdmDocument> find(String uniqueId) {
        return files.keySet().stream()
                .filter(each -> uniqueId.equals(each.uniqueId()))
                .findFirst();
    }

    /**
     * A document's octets.
     *
     * @return a stream that throws {@link org.passerelle.refusal.Refused} ({@code letter.xdm.corrupt}) where they are not what the zip
     *     promises: only a stream read to its end was right
     */
    public InputStream open(XdmDocument document) {
        Zipped file = files.get(document);
        if (file == null) {
            throw new IllegalArgumentException("a document of another zip");
        }
        return zip.open(file);
    }
}
