package org.palimpsest.command.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.palimpsest.command.dispatch.Envelope;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.RecordSchemas;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says beside the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Envelope.class);
    }

    @Bean
    OpenAPI description(PublicAddress address) {
        var token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("HS256; iss is palimpsest, sub the person's id, roles a list, exp required.");
        return new OpenAPI()
                .info(new Info()
                        .title("Palimpsest: commands")
                        .version("1")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description("""
                                Each command either happens as a whole, and is durable when it is answered, or changes \
                                nothing and is answered with a problem document (RFC 9457). The answer's \
                                Palimpsest-Position, sent back with a question to the answering side, makes sure that its \
                                reply is no older."""))
                .servers(List.of(new Server().url(address.base())))
                .components(new Components().addSecuritySchemes(TOKEN, token))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OperationDescription operations() {
        return new OperationDescription();
    }

    @Bean
    RequestFields requestFields(List<RequestFields.Rules> rules) {
        return new RequestFields(rules);
    }

    @Bean
    RecordSchemas recordSchemas(RequestFields fields) {
        return new RecordSchemas(fields::describe);
    }
}
