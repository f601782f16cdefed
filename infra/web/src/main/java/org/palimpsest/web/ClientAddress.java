package org.palimpsest.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** From where a request comes: what the network says, or what proxies say who are trusted to know better. Thread-safe. */
final class ClientAddress {
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    /** @throws IllegalArgumentException if one of {@code proxies} is neither an address nor a network */
    ClientAddress(List<String> proxies) {
        trusted = proxies.stream().filter(proxy -> !proxy.isBlank()).map(proxy -> rule(proxy.strip())).toList();
    }

    /** Null where the network does not say. */
    @Nullable InetAddress of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var address = remote == null ? null : remote.getAddress();
        var forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int i = forwarded.size() - 1; i >= 0 && address != null && isTrusted(address); i--) {
            var before = parse(forwarded.get(i));
            if (before == null) {
                break;
            }
            address = before;
        }
        return address;
    }

    /** One household's or institution's: an IPv4 address, or the first 64 bits of an IPv6 one. */
    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static @Nullable InetAddress parse(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static IpSubnetFilterRule rule(String proxy) {
        var parts = proxy.split("/", 2);
        try {
            var address = InetAddress.ofLiteral(parts[0]);
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * Byte.SIZE;
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + proxy + "” in PALIMPSEST_TRUSTED_PROXIES is neither an address nor a"
                    + " network such as 10.0.0.0/8.", e);
        }
    }
}
