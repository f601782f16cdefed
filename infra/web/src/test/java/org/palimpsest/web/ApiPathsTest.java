package org.palimpsest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ApiPathsTest {

    private static ServerHttpRequest get(String path) {
        return MockServerHttpRequest.method(HttpMethod.GET, URI.create(path)).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/desk", "/%61pi/desk", "/a%70i/desk", "/api;v=1/desk", "/api"})
    void anApiIsAnApiHoweverItIsSpelt(String path) {
        assertThat(ApiPaths.isApi(get(path))).isTrue();
        assertThat(ApiPaths.isPage(get(path))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/apis", "/entries/api", "/"})
    void aPageIsNone(String path) {
        assertThat(ApiPaths.isApi(get(path))).isFalse();
        assertThat(ApiPaths.isPage(get(path))).isTrue();
    }

    @Test
    void whatIsForProgramsIsNoPage() {
        assertThat(ApiPaths.isPage(get("/%61ctuator/health"))).isFalse();
        assertThat(ApiPaths.isPage(get("/v3/api-docs"))).isFalse();
        assertThat(ApiPaths.isCommand(get("/api/%63ommands/entries"))).isTrue();
        assertThat(ApiPaths.isCommand(get("/api/entries"))).isFalse();
    }
}
