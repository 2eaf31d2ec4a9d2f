package org.passerelle.node;

import org.passerelle.refusal.RefusalCode;

/** Why a node does not open. */
public enum NodeRefusal implements RefusalCode {
    SIGNING_CERTIFICATE(
            "node.signing-certificate",
            "The signing certificate is expired or not yet valid; install the organisation's current certificate and key."),
    DECRYPTION_CERTIFICATE(
            "node.decryption-certificate",
            "No decryption certificate is valid now; install a current one beside the old ones."),
    CARD_PROMISES_MORE(
            "node.card-promises-more",
            "An own card accepts larger mails than its mailbox is read for; raise the mailbox's limit or lower the card's."),
    PATHWAYS_FILE(
            "node.pathways-file",
            "The file that remembers which pathways this node has known cannot be read or written; check the folder's rights, or restore it."),
    PRODUCT_REFERENCE(
            "node.product-reference",
            "The product reference is not one short line of plain ASCII; copy it from convergence.esante.gouv.fr, or leave it out.");

    private final String code;
    private final String sentence;

    NodeRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
