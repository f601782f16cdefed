package org.palimpsest.query.pages;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palimpsest.events.Affiliation;
import org.palimpsest.query.text.SameValue;
import org.springframework.web.util.UriComponentsBuilder;

/** Where readers find an organisation: by what it is called, however that is spelled, and by its ROR id. */
public final class OrganisationAddress {
    /** What the firewall lets into no part of an address; a blank in its place. */
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[/\\\\;%]");

    private OrganisationAddress() {}

    /** The path of the page of what is called so. */
    public static String of(String name) {
        var part = NOT_IN_ADDRESSES.matcher(name).replaceAll(" ").strip();
        return UriComponentsBuilder.fromPath("/organisations/{name}").encode().buildAndExpand(part).toUriString();
    }

    /** What names that are the same organisation's have in common; of a ROR id, given as its last part, itself. */
    public static String key(String name) {
        return SameValue.key(NOT_IN_ADDRESSES.matcher(name).replaceAll(" "));
    }

    /** The keys by which those are found who belong to it: of its name, and of its ROR id if it has one. */
    public static Set<String> keys(Affiliation one) {
        var ror = one.ror();
        var names = ror == null ? Stream.of(one.name()) : Stream.of(one.name(), ror.substring(ror.lastIndexOf('/') + 1));
        return names.map(OrganisationAddress::key).collect(Collectors.toSet());
    }
}
