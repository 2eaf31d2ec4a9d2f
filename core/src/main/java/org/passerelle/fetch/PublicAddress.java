package org.passerelle.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses on the Internet from those of the machine and its networks (RFC 6890). */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(octets) : isPublic4(octets);
    }

    private static boolean isPublic4(byte[] octets) {
        int first = octets[0] & 0xFF;
        int second = octets[1] & 0xFF;
        int third = octets[2] & 0xFF;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && third == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /** Only global unicast (2000::/3), and none of the ways to wrap an IPv4 address into it (Teredo, 6to4). */
    private static boolean isPublic6(byte[] octets) {
        int first = (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
        int second = (octets[2] & 0xFF) << 8 | octets[3] & 0xFF;
        return (first & 0xE000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second < 0x0200);
    }
}
