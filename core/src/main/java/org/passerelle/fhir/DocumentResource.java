package org.passerelle.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.pathway.Document;

/**
 * A document as a FHIR DocumentReference, both ways; its octets are the mail's part of the same Content-ID. The description says why
 * a file that had named somebody else is this patient's.
 */
public final class DocumentResource {
    private DocumentResource() {}

    /** The Content-ID of a document's part, without angle brackets. */
    public static String contentId(Id document) {
        return document + "@passerelle";
    }

    /**
     * Writes one.
     *
     * @param kind the code's words, as the form has them
     */
    public static DocumentReference write(Document document, Coding kind) {
        return write(document, kind, "cid:" + contentId(document.id()));
    }

    /**
     * Writes one whose octets are somewhere else than in a letter.
     *
     * @param url where its octets are
     */
    public static DocumentReference write(Document document, Coding kind, String url) {
        var attachment = new Attachment()
                .setContentType(document.mediaType())
                .setUrl(url)
                .setTitle(document.title());
        if (document.size() <= Integer.MAX_VALUE) {
            attachment.setSize((int) document.size());
        }
        attachment.addExtension(
                new Extension(Systems.SHA256, new StringType(document.sha256().hex())));
        document.findPages()
                .ifPresent(pages -> attachment.addExtension(new Extension(Systems.PAGES, new PositiveIntType(pages))));
        var resource = new DocumentReference();
        resource.setStatus(DocumentReferenceStatus.CURRENT);
        resource.setMasterIdentifier(
                Elements.identifier(Systems.DOCUMENT, document.id().hex()));
        resource.setType(Elements.concept(kind));
        resource.addContent().setAttachment(attachment);
        document.findConfirmed().ifPresent(resource::setDescription);
        return resource;
    }

    /** Whether the resource says of this document what the content says. */
    static boolean says(DocumentReference resource, Document document) {
        var content = Elements.only(resource.getContent(), "DocumentReference.content");
        Attachment attachment = content.getAttachment();
        Coding kind = Elements.only(resource.getType().getCoding(), "DocumentReference.type");
        boolean sized = document.size() > Integer.MAX_VALUE
                ? !attachment.hasSize()
                : attachment.hasSize() && attachment.getSize() == document.size();
        return sized
                && id(resource).equals(document.id())
                && document.kind().equals(kind.getCode())
                && document.mediaType().equals(attachment.getContentType())
                && document.title().equals(attachment.getTitle())
                && document.findConfirmed().equals(Optional.ofNullable(resource.getDescription()))
                && ("cid:" + contentId(document.id())).equals(attachment.getUrl())
                && document.sha256().equals(hash(attachment))
                && document.findPages().equals(pages(attachment));
    }

    static Id id(DocumentReference resource) {
        return Id.parse(Elements.text(resource.getMasterIdentifier().getValue(), "DocumentReference.masterIdentifier"));
    }

    private static Optional<Integer> pages(Attachment attachment) {
        return Elements.extension(attachment.getExtension(), Systems.PAGES)
                .map(Extension::getValue)
                .filter(PositiveIntType.class::isInstance)
                .map(count -> ((PositiveIntType) count).getValue());
    }

    private static Sha256 hash(Attachment attachment) {
        return Elements.extension(attachment.getExtension(), Systems.SHA256)
                .filter(extension -> extension.getValue() instanceof StringType)
                .map(extension -> Sha256.parse(((StringType) extension.getValue()).getValue()))
                .orElseThrow(() -> Elements.wrong("Attachment.sha256"));
    }
}
