package org.palimpsest.query.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.Affiliation;
import org.palimpsest.events.Contributor;
import org.palimpsest.events.PersonEvent;
import org.palimpsest.events.PersonEvent.PersonRegistered;
import org.palimpsest.events.PersonEvent.ReviewerApplicationSubmitted;
import org.palimpsest.events.PersonEvent.RoleGranted;
import org.palimpsest.events.Personal;
import org.palimpsest.events.Role;
import org.palimpsest.query.Running;

/** Everybody in the two {@link Tale}s, with names that nobody else has and that are written in many ways. */
enum Cast {
    /** Owns the entry of double-anonymized rounds. */
    OLWEN("Wilhelmína", "O’Brannagh-Ñuñez", "Universität Zwölfbrücken", "0000-0002-1825-0097", Role.CONTRIBUTOR),
    /** Her co-author, with an account. */
    COSIMA("Cosimabelle", "Æthelstän", "Institutt for Trøstetekst", "0000-0001-5109-3700", Role.CONTRIBUTOR),
    /** Owns it for a while in between, and is not credited. */
    PETRA("Petrafina", "Zwischenwirtová", "Kolegium Předání", "0000-0003-1419-2405", Role.CONTRIBUTOR),
    /** Reviews it in both rounds. */
    RITA("Ritamunde", "Žižkovská", null, null, Role.REVIEWER),
    /** In the first alone. */
    FRED("Frédéricus", "Zweigelt-Ångström", null, null, Role.REVIEWER),
    /** Is invited to the second, accepts, and never reports. */
    LENA("Lenaïgard", "Quessandier", null, null, Role.REVIEWER),
    /** Is invited, and declines. */
    INES("Inesgunde", "Vørdingborg", null, null, Role.REVIEWER),
    /** Is invited, and then not any more. */
    IRIS("Irisdottir", "Xylanderová", null, null, Role.REVIEWER),
    /** Owns the entry of single-anonymized rounds. */
    OTMAR("Otmarius", "Pfüffenkämper", "Hochschule Krähwinkelen", "0000-0002-9079-593X", Role.CONTRIBUTOR),
    /** Reviews that in both rounds, and no other. */
    ROLF("Rolfgang", "Brzęczyszczykiewicz", null, null, Role.REVIEWER),
    /** Reviews that in the first round. */
    SVEN("Svenhildur", "Çöktürkoğlu", null, null, Role.REVIEWER),
    EDDA("Eddalinde", "Schriftleitnerová", null, null, Role.EDITOR),
    DORA("Doralinde", "Vervaltungská", null, null, Role.ADMINISTRATOR),
    /** Signed in, and wants to review. */
    NINA("Ninafrid", "Ohneamt-Łukasz", null, null, Role.CONTRIBUTOR),
    /** Comments with her account. */
    KLARA("Klarabelle", "Kommentárová", null, null, Role.CONTRIBUTOR),
    /** Comments without one. */
    GERDA("Gerdamunde", "Gästebüchler", null, null, null);

    /** What may be known of somebody. */
    enum What {
        /** Name, place of work, ORCID iD: all that a published entry says of its authors. */
        NAME,
        /** The id of the account. */
        ACCOUNT,
        /** E-mail address, and all that could be made of it or of the account by somebody who guesses it. */
        ADDRESS
    }

    /** Something that tells who somebody is. */
    record Secret(Cast whose, What what, String text) {}

    private final String given;
    private final String family;
    private final @Nullable String workplace;
    private final @Nullable String orcid;
    private final @Nullable Role role;
    private final String id = UUID.randomUUID().toString();

    Cast(String given, String family, @Nullable String workplace, @Nullable String orcid, @Nullable Role role) {
        this.given = given;
        this.family = family;
        this.workplace = workplace;
        this.orcid = orcid;
        this.role = role;
    }

    String id() {
        return id;
    }

    String email() {
        var called = name().toLowerCase(Locale.ROOT);
        return called + ".private-mailbox@" + called + "-provider.example";
    }

    String fullName() {
        return given + " " + family;
    }

    boolean is(Role one) {
        return role == one;
    }

    Role[] roles() {
        return Stream.ofNullable(role).toArray(Role[]::new);
    }

    Contributor credit(boolean corresponding) {
        var at = workplace == null ? List.<Affiliation>of() : List.of(new Affiliation(workplace, "GB", null));
        return new Contributor(given, family, at, orcid, List.of(), corresponding);
    }

    List<Secret> secrets() {
        var all = new ArrayList<Secret>();
        Stream.of(given, family, workplace, orcid)
                .flatMap(Stream::ofNullable)
                .forEach(text -> all.add(new Secret(this, What.NAME, text)));
        all.add(new Secret(this, What.ACCOUNT, id));
        all.add(new Secret(this, What.ADDRESS, email()));
        for (var algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            Stream.of(email(), id).map(text -> hash(algorithm, text)).forEach(text -> all.add(new Secret(this, What.ADDRESS, text)));
        }
        return List.copyOf(all);
    }

    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody with an account has one from now on, and their roles. */
    static void register(Running log, String section) {
        for (var one : values()) {
            if (one.role == null) {
                continue;
            }
            var name = new Personal(one.id, PersonEvent.NAME, one.fullName());
            var email = new Personal(one.id, PersonEvent.EMAIL, one.email());
            log.append(one.id, Role.OWNER, new PersonRegistered(one.id, name, email, "email:" + UUID.randomUUID()));
            log.append(DORA.id, Role.ADMINISTRATOR, new RoleGranted(one.id, one.role));
        }
        log.append(NINA.id, Role.OWNER, new ReviewerApplicationSubmitted(
                NINA.id,
                List.of(section),
                new Personal(NINA.id, PersonEvent.EXPERTISE, "towns"),
                new Personal(NINA.id, PersonEvent.STATEMENT, "I read a lot.")));
    }

    /** By e-mail address. */
    static Map<String, Cast> byAddress() {
        var all = new TreeMap<String, Cast>();
        Set.of(values()).forEach(one -> all.put(one.email(), one));
        return all;
    }
}
