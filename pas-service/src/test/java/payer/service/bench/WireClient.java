package payer.service.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The least HTTP client that keeps a connection open, so that the load costs the machine as little as it can. */
public final class WireClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public WireClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Sends one request as it stands and reads the whole answer; gives its status. */
    public int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            if (lower.startsWith("transfer-encoding:")) chunked = true;
        }
        if (chunked) skipChunks();
        else in.skipNBytes(length);
        return status;
    }

    public static byte[] request(String method, String path, String body, String... headers) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var i = 0; i < headers.length; i += 2)
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        var start = head.toString().getBytes(StandardCharsets.US_ASCII);
        var request = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        return request;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipChunks() throws IOException {
        while (true) {
            var size = Integer.parseInt(line().strip(), 16);
            in.skipNBytes(size + 2L);
            if (size == 0) return;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the server closed the connection");
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }
}
