package payer.service.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Stands between two ends and hands on what they send; when stopped it holds everything back without a word. */
final class StoppableNetwork implements AutoCloseable {
    private static final int PIECE = 8_192;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    StoppableNetwork(int target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void stop() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var near = entrance.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.startVirtualThread(() -> handOn(near, far));
                Thread.startVirtualThread(() -> handOn(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void handOn(Socket from, Socket to) {
        try (from;
                to) {
            var piece = new byte[PIECE];
            for (int read = from.getInputStream().read(piece);
                    read >= 0;
                    read = from.getInputStream().read(piece)) {
                gate.await();
                to.getOutputStream().write(piece, 0, read);
            }
        } catch (IOException closed) {
            return; // either end has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        goOn();
        entrance.close();
    }
}
