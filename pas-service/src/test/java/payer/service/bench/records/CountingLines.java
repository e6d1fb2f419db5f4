package payer.service.bench.records;

import java.io.OutputStream;

/** Counts what is written and keeps nothing. */
final class CountingLines extends OutputStream {
    private long lines;

    @Override
    public void write(int b) {
        if (b == '\n') lines++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) write(bytes[i]);
    }

    long lines() {
        return lines;
    }
}
