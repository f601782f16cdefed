package org.palimpsest.query.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider that answers whatever a test wants it to: what no real one can be made to say. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "palimpsest";
    static final String SECRET = "a secret of the provider, long enough for HS256";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile String asked = "";

    FakeProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        config.putAll(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "userinfo_endpoint", issuer() + "/userinfo",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post"),
                // As ORCID, which tells nobody's address.
                "scopes_supported", List.of("openid")));
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What {@code path} answers from now on. */
    void answers(String path, Map<String, ?> json) {
        answers.put(path, JsonMapper.shared().writeValueAsString(json));
    }

    /** What the service has sent with the code. */
    String asked() {
        return asked;
    }

    /** A token as this provider signs it. */
    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, claims, new RSASSASigner(key));
    }

    static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked = path.equals("/token") ? sent : asked;
            var json = switch (path) {
                case "/.well-known/openid-configuration" -> JsonMapper.shared().writeValueAsString(config);
                case "/keys" -> new JWKSet(key.toPublicJWK()).toString();
                default -> answers.getOrDefault(path, "{}");
            };
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answers.containsKey(path) || !path.equals("/token") ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
