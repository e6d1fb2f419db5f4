package payer.service.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A server of key sets on this machine, well behaved or not. */
final class KeyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Manner manner;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private interface Manner {
        void answer(Socket client, CountDownLatch closed) throws IOException, InterruptedException;
    }

    private KeyServer(Manner manner) throws IOException {
        this.manner = manner;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static KeyServer answering(int status, String body, String... headers) throws IOException {
        return new KeyServer((client, closed) -> write(client, status, body, headers));
    }

    /** One whose answer a test changes while it runs. */
    static KeyServer answering(AtomicReference<String> body, String... headers) throws IOException {
        return new KeyServer((client, closed) -> write(client, 200, body.get(), headers));
    }

    static KeyServer silent() throws IOException {
        return new KeyServer((client, closed) -> closed.await());
    }

    static KeyServer dripping() throws IOException {
        return new KeyServer((client, closed) -> {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
            do client.getOutputStream().write(' ');
            while (!closed.await(500, TimeUnit.MILLISECONDS));
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/jwks.json");
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                calls.incrementAndGet();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var in = client.getInputStream();
            var lastFour = 0;
            while (lastFour != 0x0d0a0d0a) lastFour = (lastFour << 8) | in.read();
            manner.answer(client, closed);
        } catch (IOException e) {
            // the other side has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Socket client, int status, String body, String... headers) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nConnection: close\r\n");
        for (var i = 0; i < headers.length; i += 2)
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        var bytes = body.getBytes(UTF_8);
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        client.getOutputStream().write(head.toString().getBytes(US_ASCII));
        client.getOutputStream().write(bytes);
    }
}
