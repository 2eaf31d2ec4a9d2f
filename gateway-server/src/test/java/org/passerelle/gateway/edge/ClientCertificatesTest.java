package org.passerelle.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** Which client certificates get through the handshake; who they are is asked later. */
class ClientCertificatesTest {
    private static final Leaf LEAF =
            Leaf.tlsClient(new Leaf.Subject("Meuse (55)", "CH TEST", new StructureId("1550000012"), "logiciel"));

    private static EdgeScene scene(X509CRL... crls) {
        return new EdgeScene(EdgeScene.usual(), request -> Response.text(200, "ok"), List.of(crls));
    }

    private static int status(EdgeScene scene, Issued client) throws IOException, InterruptedException {
        return EdgeScene.client(client)
                .send(scene.request("/x").build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static void refused(EdgeScene scene, Issued client) {
        assertThatThrownBy(() -> status(scene, client)).isInstanceOf(IOException.class);
        assertThat(scene.reached).isEmpty();
    }

    @Test
    void aCurrentOneGetsThroughAnExpiredOrFutureOneDoesNot() throws Exception {
        Duration day = Duration.ofDays(1);
        try (EdgeScene scene = scene()) {
            refused(scene, EdgeScene.PKI.issue(LEAF.valid(day.multipliedBy(-2), day)));
            refused(scene, EdgeScene.PKI.issue(LEAF.valid(day, day)));
            assertThat(status(scene, EdgeScene.CLIENT)).isEqualTo(200);
        }
    }

    @Test
    void aRevokedOneDoesNotAndItsNeighbourDoes() throws Exception {
        Issued lost = EdgeScene.PKI.issue(LEAF);
        X509CRL list = EdgeScene.PKI.organisationsCrl(List.of(lost.certificate()), CRLReason.KEY_COMPROMISE.ordinal());
        try (EdgeScene scene = scene(EdgeScene.PKI.rootCrl(), list)) {
            refused(scene, lost);
            assertThat(status(scene, EdgeScene.CLIENT)).isEqualTo(200);
        }
    }

    @Test
    void aListThatAnotherAuthoritySignedRevokesNothing() throws Exception {
        var elsewhere = new TestPki(new SecureRandom(), InstantSource.system());
        X509CRL forged =
                elsewhere.organisationsCrl(List.of(EdgeScene.CLIENT.certificate()), CRLReason.KEY_COMPROMISE.ordinal());
        try (EdgeScene scene = scene(forged)) {
            assertThat(status(scene, EdgeScene.CLIENT)).isEqualTo(200);
        }
    }

    @Test
    void aServersCertificateIsNoClients() {
        try (EdgeScene scene = scene()) {
            refused(scene, EdgeScene.SERVER);
        }
    }
}
