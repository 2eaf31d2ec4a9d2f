package org.passerelle.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class UntrustedTest {
    /** A code of the tests' own. */
    private enum Code implements RefusalCode {
        MALFORMED,
        OWN;

        @Override
        public String code() {
            return "test." + name();
        }

        @Override
        public Lasting lasting() {
            return Lasting.PERMANENT;
        }

        @Override
        public String sentence() {
            return "";
        }
    }

    @Test
    void whateverAReaderThrowsIsARefusalWithoutItsWords() {
        List<Throwable> all = List.of(
                new NullPointerException("quoted"),
                new ArrayIndexOutOfBoundsException("quoted"),
                new NoSuchElementException("quoted"),
                new AssertionError("quoted"),
                new NoClassDefFoundError("quoted"),
                new StackOverflowError("quoted"),
                new HouseBug("quoted"));
        for (Throwable thrown : all) {
            assertThatThrownBy(() -> read(thrown)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.refusal().is(Code.MALFORMED)).isTrue();
                assertThat(refused.refusal().facts())
                        .containsEntry(FactKey.ACTUAL, thrown.getClass().getName());
                assertThat(refused).hasNoCause();
            });
        }
    }

    @Test
    void aDyingMachineAndTheSurroundingsAreLetThrough() {
        var own = Refusal.of(Code.OWN).refused();
        for (Throwable thrown : List.of(
                new OutOfMemoryError("m"),
                new InternalError("i"),
                new IOException("disk"),
                new UncheckedIOException(new IOException("disk")),
                own)) {
            assertThatThrownBy(() -> read(thrown)).isSameAs(thrown);
        }
    }

    @Test
    void whatIsReadIsGivenBack() throws IOException {
        assertThat(Untrusted.<Integer, IOException>read(Code.MALFORMED, () -> 7))
                .isEqualTo(7);
    }

    private static Object read(Throwable thrown) throws IOException {
        return Untrusted.<Object, IOException>read(Code.MALFORMED, () -> {
            if (thrown instanceof IOException checked) {
                throw checked;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
    }
}
