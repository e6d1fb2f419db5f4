package payer.service.fhir.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;

/** A process of its own that holds many connections, until its standard input ends: two processes have twice the files. */
final class ManyConnections {
    private ManyConnections() {}

    /** Arguments: port, and how many. */
    public static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        var held = new ArrayList<SocketChannel>();
        for (var i = 0; i < Integer.parseInt(args[1]); i++) held.add(SocketChannel.open(address));
        System.out.println(held.size());
        System.in.transferTo(OutputStream.nullOutputStream());
        for (var channel : held) channel.close();
    }
}
