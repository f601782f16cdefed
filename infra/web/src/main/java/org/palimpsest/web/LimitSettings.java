package org.palimpsest.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may ask, on each node. A whole minute's worth may be used at once. What is allowed from one address is for
 * those who do not say who they are, and enough for a room of people behind it.
 *
 * @param enabled false where something in front of this service limits already
 * @param personReads requests of one person in a minute that change nothing
 * @param personWrites all others
 * @param addressReads the same without a token, for one IPv4 address or one IPv6 network of 64 bits
 * @param addressWrites all others, among them all commands on their way through the query-service
 * @param trustedProxies addresses or networks (CIDR) whose X-Forwarded-For is believed
 */
@ConfigurationProperties("palimpsest.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3000") long personReads,
        @DefaultValue("600") long personWrites,
        @DefaultValue("12000") long addressReads,
        @DefaultValue("6000") long addressWrites,
        @DefaultValue List<String> trustedProxies) {}
