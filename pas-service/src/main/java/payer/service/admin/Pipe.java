package payer.service.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What one thread writes and others read, each piece by whichever thread sends it on; Java's own pipe breaks when the thread that
 * read last has ended. One that is broken off does not look like a whole answer.
 */
final class Pipe extends InputStream {
    private static final int PIECES = 8;
    private static final int PATIENCE_SECONDS = 300;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean broken;
    private volatile boolean closed;
    private byte[] current = new byte[0];
    private int next;

    OutputStream writingEnd() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                put(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) put(Arrays.copyOfRange(bytes, offset, offset + length));
            }

            @Override
            public void close() throws IOException {
                put(END);
            }
        };
    }

    /** What was read so far is not all; whoever reads on is told. */
    void breakOff() {
        broken = true;
    }

    private void put(byte[] piece) throws IOException {
        try {
            for (var left = PATIENCE_SECONDS; left > 0 && !closed; left--)
                if (pieces.offer(piece, 1, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        throw new IOException("nobody reads any more");
    }

    @Override
    public synchronized int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (next == current.length && !isMore()) return -1;
        var read = Math.min(length, current.length - next);
        System.arraycopy(current, next, bytes, offset, read);
        next += read;
        return read;
    }

    private boolean isMore() throws IOException {
        if (current == END) return false;
        try {
            current = pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        next = 0;
        if (current == END && broken) throw new IOException("the answer broke off");
        return current != END;
    }

    @Override
    public void close() {
        closed = true;
        pieces.clear();
    }
}
