package org.palimpsest.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.palimpsest.permission.Caller;
import org.springdoc.core.utils.SpringDocUtils;

/** What the descriptions of both APIs begin with: whose they are, where, and what a token is. */
public final class ApiDescription {
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private ApiDescription() {}

    /** That a token must be sent. */
    public static SecurityRequirement withToken() {
        return new SecurityRequirement().addList(TOKEN);
    }

    /** Without operations, and open until a requirement is added. */
    public static OpenAPI of(String title, String description, PublicAddress address) {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("personal token, or JWT")
                .description("A personal token, as people make them at /account/tokens: it begins with palimpsest_pat_. Or a JWT that an"
                        + " operator issued: HS256; iss and aud are palimpsest, sub the person's id, roles a list, exp required.");
        return new OpenAPI()
                .info(new Info()
                        .title(title)
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description(description))
                .servers(List.of(new Server().url(address.base())))
                .components(new Components().addSecuritySchemes(TOKEN, token));
    }
}
