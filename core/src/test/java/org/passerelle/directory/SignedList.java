package org.passerelle.directory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilter2ParameterSpec;
import javax.xml.crypto.dsig.spec.XPathType;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.passerelle.seal.pki.Issued;
import org.w3c.dom.Document;

/** Lists of domains, signed as ANS signs its lists, or otherwise. */
final class SignedList {
    private SignedList() {}

    /** A list of that day; each entry is a domain and an operator. */
    static byte[] list(String generated, List<String> domains) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListeBlancheMSSante xmlns=\"")
                .append(WhitelistReader.NAMESPACE)
                .append("\"><DateDeGeneration>")
                .append(generated)
                .append("</DateDeGeneration><ListeDomaines>");
        for (String domain : domains) {
            String[] parts = domain.split(" ", 2);
            xml.append("<Domaine><Nom>")
                    .append(parts[0])
                    .append("</Nom><Description>Établissement</Description><DNCertificatOperateur>")
                    .append(parts.length > 1 ? parts[1] : "CN=op,OU=318751275100020,O=OP,ST=Paris (75),C=FR")
                    .append("</DNCertificatOperateur><DateMAJ>2026-01-01</DateMAJ></Domaine>");
        }
        return xml.append("</ListeDomaines></ListeBlancheMSSante>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With a signature over what that expression leaves of it. */
    static byte[] signed(byte[] list, Issued signer, String subtracted) {
        try {
            Document document = HardenedXml.read(list);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            var filter = new XPathType(subtracted, XPathType.Filter.SUBTRACT, Map.of("ds", XMLSignature.XMLNS));
            var transforms = List.of(
                    factory.newTransform(Transform.XPATH2, new XPathFilter2ParameterSpec(List.of(filter))),
                    factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
            var reference = factory.newReference(
                    "", factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                    List.of(reference));
            var keys = factory.getKeyInfoFactory();
            var key = keys.newKeyInfo(List.of(keys.newX509Data(List.of(signer.certificate()))));
            var context = new DOMSignContext(signer.key(), document.getDocumentElement());
            context.putNamespacePrefix(XMLSignature.XMLNS, "ds");
            context.putNamespacePrefix(Transform.XPATH2, "filter");
            factory.newXMLSignature(info, key).sign(context);
            var out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] signed(byte[] list, Issued signer) {
        return signed(list, signer, "/descendant::ds:Signature");
    }
}
