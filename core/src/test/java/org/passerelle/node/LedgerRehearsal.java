package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.Self;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;

/** Two whole nodes whose folders are copied, set back and renewed. */
abstract class LedgerRehearsal extends TwoHouses {
    LedgerRehearsal() {
        super(11);
    }

    Id taken() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        return avis;
    }

    void finish(Id avis) {
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        houses.practice.take(avis, supply());
        houses.settle();
        act(avis, "answer", AvisContent.answer("advice-only"));
        houses.practice.take(avis, Rehearsal.order("close", Rehearsal.GP, Rehearsal.text("outcome", "followed")));
        houses.settle();
        assertThat(state(houses.practice, avis)).isEqualTo("closed");
        assertThat(state(houses.hospital, avis)).isEqualTo("closed");
    }

    static Order supply() {
        return Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Six mois."));
    }

    Self rotatePractice() {
        houses.practice.close();
        Self self = new NodeLedger(houses.practiceSettings("practice")).rotate();
        houses.practice = houses.openPractice();
        return self;
    }

    void rotateHospital() {
        houses.hospital.close();
        new NodeLedger(houses.hospitalSettings("hospital")).rotate();
        houses.hospital = houses.openHospital();
    }

    Self renewPractice() {
        houses.practice.close();
        Self self = new NodeLedger(houses.practiceSettings("practice")).renew();
        houses.practice = houses.openPractice();
        return self;
    }

    /** What is done after the copy was taken is lost to the practice, not to the hospital. */
    void setPracticeBack(Runnable lost) {
        houses.practice.close();
        copy("practice", "backup");
        houses.practice = houses.openPractice();
        lost.run();
        houses.practice.close();
        delete(folder.resolve("practice"));
        copy("backup", "practice");
        houses.practice = houses.openPractice();
    }

    static VerifiedTrace trace(Node node, Id avis, Professional by) {
        return new TraceVerifier(new EndorsementSeal(Rehearsal.anchors()))
                .verify(TraceCertificate.read(node.exportTrace(avis, by.rpps())), List.of());
    }

    /** The ledger's size, one larger each time that it is asked for. */
    static long size(Node node, Id avis) {
        return trace(node, avis, Rehearsal.GP).checkpoint().checkpoint().size();
    }

    static List<String> codes(Node node) {
        return node.health().alarms().stream().map(AlarmRow::code).toList();
    }

    static void refuses(RefusalCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(doing)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    void copy(String from, String to) {
        Path source = folder.resolve(from);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(to).resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
