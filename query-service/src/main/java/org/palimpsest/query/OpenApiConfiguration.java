package org.palimpsest.query;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.palimpsest.permission.Caller;
import org.palimpsest.web.PublicAddress;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says beyond what the controllers tell by themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi(PublicAddress address) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        var token = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info()
                        .title("Palimpsest: reading")
                        .version("1")
                        .description("Everything but /api/desk and /api/drafts is open to everybody; a token shows more"
                                + " to whoever it belongs to. A command's Palimpsest-Position, sent back as a request header,"
                                + " makes an answer wait for that event, and stands in the answer again."))
                .servers(List.of(new Server().url(address.base())))
                .components(new Components().addSecuritySchemes("token", token))
                .addSecurityItem(new SecurityRequirement())
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
