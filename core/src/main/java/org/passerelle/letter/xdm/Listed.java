package org.passerelle.letter.xdm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.letter.document.Attached;
import org.passerelle.letter.document.ClinicalDocument;
import org.passerelle.pathway.Document;

/**
 * A document of the zip as its metadata describe it, before it is measured.
 *
 * @param id ours; its OID is the uniqueId, its UUID the entry's
 * @param name its file's, beside METADATA.XML
 * @param remark what a reader of it must know, or null
 */
record Listed(
        Id id,
        String name,
        String mediaType,
        String title,
        Coded type,
        Coded classCode,
        Coded format,
        @Nullable String remark) {
    static final String CDA_NAME = "DOC00001.XML";

    /** The CDA itself. */
    static Listed of(ClinicalDocument document) {
        return new Listed(
                document.version().id(),
                CDA_NAME,
                "text/xml",
                document.title(),
                Coded.type(document),
                Coded.classOf(document.kind()),
                Coded.format(document.kind()),
                null);
    }

    /** A file that goes with it. */
    static Listed of(Attached attached, ClinicalDocument with) {
        Document document = attached.document();
        return new Listed(
                document.id(),
                attached.entryName(),
                document.mediaType(),
                attached.kind() + " : " + document.title(),
                Coded.typeOf(document.mediaType(), with),
                Coded.classOf(document.mediaType(), with.kind()),
                Coded.plainFormat(),
                document.findConfirmed()
                        .map(reason ->
                                "ATTENTION : ce fichier n'était pas celui attendu (patient, heure ou appareil) ; l'expéditeur l'a confirmé pour ce"
                                        + " patient : " + reason)
                        .orElse(null));
    }

    Optional<String> findRemark() {
        return Optional.ofNullable(remark);
    }
}
