package payer.service.security;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses on the public internet from those that lead back into a network of ours. */
public final class PublicAddresses {
    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobalUnicast(six.getAddress());
            default -> false;
        };
    }

    /** The ranges that IANA lists as not globally reachable and that Java has no name for. */
    private static boolean isPublic(byte[] a) {
        var first = a[0] & 0xff;
        var second = a[1] & 0xff;
        var third = a[2] & 0xff;
        return switch (first) {
            case 0 -> false;
            case 100 -> second < 64 || second > 127; // shared by carriers
            case 192 -> !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Of 2000::/3 only; and neither documentation nor the ranges that carry an IPv4 address inside. */
    private static boolean isGlobalUnicast(byte[] a) {
        if ((a[0] & 0xe0) != 0x20) return false;
        var first = (a[0] & 0xff) << 8 | (a[1] & 0xff);
        var second = (a[2] & 0xff) << 8 | (a[3] & 0xff);
        return first != 0x2002 && !(first == 0x2001 && (second == 0x0db8 || second < 0x0200));
    }
}
