package org.passerelle.directory;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.crypto.dsig.spec.XPathFilter2ParameterSpec;
import javax.xml.crypto.dsig.spec.XPathType;
import org.passerelle.refusal.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The list's own signature (XML Signature, enveloped, as ANS signs its lists: XAdES baseline B). It covers the whole document but
 * itself, in one of the few ways in which nothing that is read can escape it; whom it names is judged by the caller.
 */
final class WhitelistSignature {
    private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;
    private static final String WITHOUT_SIGNATURES = "/descendant::ds:Signature";
    private static final String PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384");
    private static final Set<String> DIGESTS =
            Set.of(DigestMethod.SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384", DigestMethod.SHA512);

    private WhitelistSignature() {}

    /** Who signed the document; empty when nobody did. A signature that is there and does not hold is refused. */
    static Optional<X509Certificate> signer(Document document) {
        int all =
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength();
        if (all == 0) {
            return Optional.empty();
        }
        Element signature =
                child(document.getDocumentElement()).filter(found -> all == 1).orElseThrow(() -> refused(null));
        try {
            return Optional.of(verified(signature));
        } catch (MarshalException | XMLSignatureException | RuntimeException broken) {
            throw refused(broken);
        }
    }

    private static Optional<Element> child(Element root) {
        for (Node each = root.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element
                    && XMLSignature.XMLNS.equals(element.getNamespaceURI())
                    && "Signature".equals(element.getLocalName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static X509Certificate verified(Element element) throws MarshalException, XMLSignatureException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        X509Certificate signer = certificate(factory, element);
        var context = new DOMValidateContext(signer.getPublicKey(), element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        markIds(element, context);
        XMLSignature signature = factory.unmarshalXMLSignature(context);
        if (!isAccepted(signature, element) || !signature.validate(context)) {
            throw refused(null);
        }
        return signer;
    }

    private static X509Certificate certificate(XMLSignatureFactory factory, Element element) throws MarshalException {
        var reading = new DOMValidateContext(new NoKey(), element);
        reading.setProperty("org.jcp.xml.dsig.secureValidation", true);
        XMLSignature signature = factory.unmarshalXMLSignature(reading);
        List<X509Certificate> found = new ArrayList<>();
        if (signature.getKeyInfo() != null) {
            for (Object content : signature.getKeyInfo().getContent()) {
                if (content instanceof X509Data data) {
                    data.getContent().stream()
                            .filter(X509Certificate.class::isInstance)
                            .map(X509Certificate.class::cast)
                            .forEach(found::add);
                }
            }
        }
        return found.stream()
                .filter(certificate -> certificate.getBasicConstraints() < 0)
                .findFirst()
                .orElseThrow(() -> refused(null));
    }

    /** Reading needs no key, and none is given. */
    private static final class NoKey extends javax.xml.crypto.KeySelector {
        @Override
        public javax.xml.crypto.KeySelectorResult select(
                javax.xml.crypto.dsig.keyinfo.KeyInfo info,
                Purpose purpose,
                javax.xml.crypto.AlgorithmMethod method,
                javax.xml.crypto.XMLCryptoContext context)
                throws javax.xml.crypto.KeySelectorException {
            throw new javax.xml.crypto.KeySelectorException("nothing is verified yet");
        }
    }

    /** XAdES' properties are found by their Id, which no schema declares here. */
    private static void markIds(Element signature, DOMValidateContext context) {
        var properties = signature.getElementsByTagNameNS("*", "SignedProperties");
        for (int i = 0; i < properties.getLength(); i++) {
            Element each = (Element) properties.item(i);
            if (each.hasAttributeNS(null, "Id")) {
                context.setIdAttributeNS(each, null, "Id");
            }
        }
    }

    private static boolean isAccepted(XMLSignature signature, Element element) {
        var info = signature.getSignedInfo();
        if (!METHODS.contains(info.getSignatureMethod().getAlgorithm())
                || !EXCLUSIVE.equals(info.getCanonicalizationMethod().getAlgorithm())
                || !meansSignatures(element)) {
            return false;
        }
        long whole = 0;
        for (Reference reference : info.getReferences()) {
            if (!DIGESTS.contains(reference.getDigestMethod().getAlgorithm())) {
                return false;
            }
            if ("".equals(reference.getURI())) {
                whole += isWhole(reference) ? 1 : 0;
            } else if (!isOwnProperties(reference, element)) {
                return false;
            }
        }
        return whole == 1;
    }

    /** Whether the prefix in the filter's expression is the signature's, wherever it was declared. */
    private static boolean meansSignatures(Element signature) {
        var filters = signature.getElementsByTagNameNS(Transform.XPATH2, "XPath");
        for (int i = 0; i < filters.getLength(); i++) {
            if (!XMLSignature.XMLNS.equals(filters.item(i).lookupNamespaceURI("ds"))) {
                return false;
            }
        }
        return true;
    }

    /** The document without its signature, in one canonical form. */
    private static boolean isWhole(Reference reference) {
        boolean without = false;
        for (Transform transform : reference.getTransforms()) {
            switch (transform.getAlgorithm()) {
                case Transform.ENVELOPED -> without = true;
                case Transform.XPATH2 -> {
                    if (!leavesSignaturesOut(transform)) {
                        return false;
                    }
                    without = true;
                }
                case CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.INCLUSIVE -> {
                    // either form of the whole is the whole
                }
                default -> {
                    return false;
                }
            }
        }
        return without;
    }

    private static boolean leavesSignaturesOut(Transform transform) {
        if (!(transform.getParameterSpec() instanceof XPathFilter2ParameterSpec filters)
                || filters.getXPathList().size() != 1) {
            return false;
        }
        XPathType filter = filters.getXPathList().get(0);
        return filter.getFilter().equals(XPathType.Filter.SUBTRACT)
                && filter.getExpression().strip().equals(WITHOUT_SIGNATURES);
    }

    private static boolean isOwnProperties(Reference reference, Element signature) {
        String uri = reference.getURI();
        boolean form = uri != null
                && uri.startsWith("#")
                && PROPERTIES.equals(reference.getType())
                && reference.getTransforms().stream().allMatch(each -> EXCLUSIVE.equals(each.getAlgorithm()));
        var properties = signature.getElementsByTagNameNS("*", "SignedProperties");
        return form
                && properties.getLength() == 1
                && uri.substring(1).equals(((Element) properties.item(0)).getAttributeNS(null, "Id"));
    }

    private static RuntimeException refused(@org.jspecify.annotations.Nullable Exception cause) {
        Refusal refusal = Refusal.of(DirectoryRefusal.SIGNATURE);
        return cause == null ? refusal.refused() : refusal.refused(cause);
    }
}
