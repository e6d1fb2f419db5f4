package payer.service.records.document;

import static java.util.Objects.requireNonNullElseGet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs with Zstandard and a dictionary that was trained on generated records ({@code TrainDictionary}): a third of the size
 * that deflating gives, in a twentieth of the time. Its library is native, and not there on every platform.
 */
final class Trained {
    private static final Logger LOG = LoggerFactory.getLogger(Trained.class);
    private static final int LEVEL = 3;
    private static final int LARGEST = 256 << 20;
    private static final boolean HERE = load();

    // Each holds memory outside the heap, so they are used again.
    private static final ConcurrentLinkedQueue<ZstdCompressCtx> PACKERS = new ConcurrentLinkedQueue<>();
    private static final ConcurrentLinkedQueue<ZstdDecompressCtx> UNPACKERS = new ConcurrentLinkedQueue<>();

    /** Prepared once, when the first document is packed. */
    private static final class Dictionary {
        private static final byte[] BYTES = Dictionaries.read("dictionary-2.zstd");
        static final ZstdDictCompress PACKING = new ZstdDictCompress(BYTES, LEVEL);
        static final ZstdDictDecompress UNPACKING = new ZstdDictDecompress(BYTES);
    }

    private Trained() {}

    static boolean isHere() {
        return HERE;
    }

    private static boolean load() {
        try {
            Native.load();
            return true;
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError e) {
            LOG.warn("Documents are packed without Zstandard: its library cannot be loaded on this platform");
            return false;
        }
    }

    static byte[] pack(byte[] document, byte mark) {
        var packer = requireNonNullElseGet(PACKERS.poll(), Trained::packer);
        try {
            var packed = new byte[(int) Zstd.compressBound(document.length) + 1];
            packed[0] = mark;
            var length = packer.compressByteArray(packed, 1, packed.length - 1, document, 0, document.length);
            return Arrays.copyOf(packed, length + 1);
        } finally {
            PACKERS.add(packer);
        }
    }

    static byte[] unpack(byte[] packed) {
        if (!HERE) throw new IllegalStateException("a document is packed with Zstandard, whose library is not here");
        var unpacker = requireNonNullElseGet(UNPACKERS.poll(), Trained::unpacker);
        try {
            var document = new byte[length(packed)];
            unpacker.decompressByteArray(document, 0, document.length, packed, 1, packed.length - 1);
            return document;
        } catch (ZstdException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        } finally {
            UNPACKERS.add(unpacker);
        }
    }

    private static int length(byte[] packed) {
        var length = Zstd.getFrameContentSize(packed, 1, packed.length - 1);
        if (length < 0 || length > LARGEST) throw new IllegalStateException("a stored document is damaged");
        return (int) length;
    }

    private static ZstdCompressCtx packer() {
        return new ZstdCompressCtx().setLevel(LEVEL).setDictID(false).loadDict(Dictionary.PACKING);
    }

    private static ZstdDecompressCtx unpacker() {
        return new ZstdDecompressCtx().loadDict(Dictionary.UNPACKING);
    }
}
