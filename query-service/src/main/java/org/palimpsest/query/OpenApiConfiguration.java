package org.palimpsest.query;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.palimpsest.events.text.Mark;
import org.palimpsest.events.text.Node;
import org.palimpsest.permission.EntryStage;
import org.palimpsest.web.ApiDescription;
import org.palimpsest.web.PublicAddress;
import org.palimpsest.web.RecordSchemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says beyond what the controllers tell by themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    /** Written without what is empty. */
    private static final Set<Class<?>> SPARSE = Set.of(Node.class, Mark.class);

    @Bean
    OpenAPI openApi(PublicAddress address) {
        return ApiDescription.of(
                        "Palimpsest: reading",
                        "Everything but /api/desk, /api/drafts, /api/issues and /api/people/me is open to everybody; a token shows more to"
                                + " the person it belongs to. A command's Palimpsest-Position, sent back as a request header, makes an"
                                + " answer wait for that event, and stands in the answer again.",
                        address)
                .addSecurityItem(new SecurityRequirement())
                .addSecurityItem(ApiDescription.withToken());
    }

    @Bean
    OperationDescription operations() {
        return new OperationDescription();
    }

    /** Whatever is not marked as one that may be absent is there. */
    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas((schema, type) -> {
            RecordSchemas.require(
                    schema,
                    type,
                    component -> SPARSE.contains(type)
                            ? component.getName().equals("type")
                            : !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == EntryStage.class)
                    .forEach(component -> ofDrafts(
                            Objects.requireNonNull(schema.getProperties().get(component.getName()))));
        });
    }

    /** What else may become of an entry is told beside its stage. */
    @SuppressWarnings("unchecked") // an enum's names are text
    private static void ofDrafts(Schema<?> stage) {
        ((Schema<String>) stage).setEnum(EntryStage.OF_DRAFTS.stream().map(EntryStage::name).toList());
    }
}
