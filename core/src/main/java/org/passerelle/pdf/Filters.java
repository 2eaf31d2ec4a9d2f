package org.passerelle.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Extent;
import org.passerelle.pdf.PdfValue.Name;
import org.passerelle.refusal.Refusal;

/** What streams unpack to (ISO 32000-1, 7.4), counted as it comes. What packs images alone is left packed: its pixels are bounded. */
final class Filters {
    /** Most filters one after the other. */
    private static final int MOST = 4;

    private static final Set<String> OF_IMAGES =
            Set.of("DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode");

    private static final Dictionary NONE = new Dictionary(Map.of());

    private final byte[] data;
    private final Work work;

    Filters(byte[] data, Work work) {
        this.data = data;
        this.work = work;
    }

    /** Unpacks a stream and keeps nothing: what it is made of holds, and is not too much. */
    void measure(Dictionary stream, Extent extent) {
        try (InputStream unpacked = unpacked(stream, extent)) {
            byte[] piece = new byte[8192];
            for (int some = unpacked.read(piece); some >= 0; some = unpacked.read(piece)) {
                work.inflated(some);
            }
        } catch (ZipException | EOFException broken) {
            throw Work.damaged("stream");
        } catch (IOException impossible) {
            throw Work.damaged("stream-read");
        }
    }

    /** The octets of a stream that holds objects, or their table; in memory. */
    byte[] structure(Dictionary stream, Extent extent) {
        List<String> names = names(stream);
        if (names.size() > 1
                || !names.isEmpty() && !names.get(0).equals("FlateDecode")
                || stream.has("F")
                || stream.has("DP")) {
            throw Work.damaged("structure-filter");
        }
        var held = new ByteArrayOutputStream();
        try (InputStream unpacked = unpacked(stream, extent)) {
            byte[] piece = new byte[8192];
            for (int some = unpacked.read(piece); some >= 0; some = unpacked.read(piece)) {
                work.inflated(some);
                work.structure(some);
                held.write(piece, 0, some);
            }
        } catch (IOException broken) {
            throw Work.damaged("structure");
        }
        return Predictor.of(names.isEmpty() ? NONE : parameters(stream)).undone(held.toByteArray());
    }

    /** What tells how rows were packed; it stands in the dictionary itself, under its full name, for every reader the same. */
    private static Dictionary parameters(Dictionary stream) {
        @Nullable PdfValue told = stream.get("DecodeParms");
        if (told instanceof Array one && one.items().size() == 1 && stream.get("Filter") instanceof Array) {
            told = one.items().get(0);
        }
        if (told == null || told.equals(PdfValue.NULL)) {
            return NONE;
        } else if (told instanceof Dictionary given) {
            return given;
        }
        throw Work.damaged("structure-parameters");
    }

    private InputStream unpacked(Dictionary stream, Extent extent) {
        work.looked(extent.length());
        InputStream in = new ByteArrayInputStream(data, extent.from(), extent.length());
        for (String name : names(stream)) {
            switch (name) {
                case "FlateDecode", "Fl" -> in = new InflaterInputStream(in);
                case "ASCIIHexDecode", "AHx" -> in = new AsciiStreams.Hexadecimal(in);
                case "ASCII85Decode", "A85" -> in = new AsciiStreams.Base85(in);
                case "RunLengthDecode", "RL" -> in = new RunLengthStream(in);
                case "LZWDecode", "LZW" -> in = new LzwStream(in, early(stream));
                case "Crypt" -> throw Refusal.of(PdfRefusal.ENCRYPTED).refused();
                default -> {
                    if (OF_IMAGES.contains(name)) {
                        return in;
                    }
                    throw Work.damaged("filter");
                }
            }
        }
        return in;
    }

    private static List<String> names(Dictionary stream) {
        @Nullable PdfValue filter = stream.get("Filter");
        if (filter == null || filter.equals(PdfValue.NULL)) {
            return List.of();
        } else if (filter instanceof Name one) {
            return List.of(one.text());
        } else if (filter instanceof Array several && several.items().size() <= MOST) {
            return several.items().stream().map(Filters::name).toList();
        }
        throw Work.damaged("filter");
    }

    private static String name(PdfValue value) {
        if (value instanceof Name name) {
            return name.text();
        }
        throw Work.damaged("filter");
    }

    /** Whether LZW's codes grow one code early, which is the rule. */
    private static boolean early(Dictionary stream) {
        return !(stream.get("DecodeParms") instanceof Dictionary parameters
                && parameters.whole("EarlyChange").filter(change -> change == 0).isPresent());
    }
}
