package org.palimpsest.query.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palimpsest.query.citation.Format;
import org.palimpsest.query.citation.Signposting;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Who asks an entry's own address for another format than a page gets what that format's address has. */
@Component
final class NegotiatedEntry implements WebFilter {
    private static final List<PathPattern> ENTRIES =
            Stream.of("/entries/{slug}", "/entries/{slug}/versions/{number}").map(PathPatternParser.defaultInstance::parse).toList();

    private static final int EXACT = 2;

    /** Than any two qualities differ by. */
    private static final double LESS = 0.000_1;

    /** What follows the entry's own address, by type. */
    private static final Map<MediaType, String> OTHERS = others();

    private static Map<MediaType, String> others() {
        var others = new LinkedHashMap<MediaType, String>();
        Stream.of(Format.values()).forEach(format -> others.put(format.type(), "/export/" + format.path()));
        others.put(MediaType.parseMediaType("application/vnd.schemaorg.ld+json"), "/export/" + Format.JSONLD.path());
        others.put(MediaType.parseMediaType(Signposting.LINKSET), "/linkset");
        others.put(MediaType.APPLICATION_PDF, "/pdf");
        return others;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        boolean isRead = HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        var path = request.getPath().pathWithinApplication();
        if (!isRead || ENTRIES.stream().noneMatch(entry -> entry.matches(path))) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return wanted(request.getHeaders())
                .map(OTHERS::get)
                .map(other -> {
                    var instead = request.getURI().getRawPath() + other;
                    var query = request.getURI().getRawQuery();
                    exchange.getResponse().getHeaders()
                            .set(HttpHeaders.CONTENT_LOCATION, query == null ? instead : instead + "?" + query);
                    return chain.filter(exchange.mutate().request(one -> one.path(instead)).build());
                })
                .orElseGet(() -> chain.filter(exchange));
    }

    /** The type that is wanted most of those that there are, if that is no page. Of equals the one that is named first. */
    private static Optional<MediaType> wanted(HttpHeaders headers) {
        var accepted = accepted(headers);
        // A page that is only meant by a wildcard is wanted less than what is named.
        double most = accepted.stream()
                .filter(type -> type.includes(MediaType.TEXT_HTML))
                .max(Comparator.comparingInt(NegotiatedEntry::exactness))
                .map(type -> exactness(type) == EXACT ? type.getQualityValue() : type.getQualityValue() - LESS)
                .orElse(0.0);
        var best = new ArrayList<MediaType>();
        for (var type : accepted) {
            var plain = type.removeQualityValue();
            var known = OTHERS.keySet().stream().filter(other -> other.equalsTypeAndSubtype(plain)).findFirst();
            if (known.isPresent() && type.getQualityValue() > most) {
                most = type.getQualityValue();
                best.add(known.get());
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best.getLast());
    }

    private static int exactness(MediaType type) {
        return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : EXACT;
    }

    /** What cannot be understood was not asked for. */
    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }
}
