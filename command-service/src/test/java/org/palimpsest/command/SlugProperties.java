package org.palimpsest.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class SlugProperties {

    @Property(tries = 500)
    void everyTitleGivesASlugThatGivesItself(
            @ForAll @StringLength(max = 500) String title, @ForAll long most, @ForAll long least) {
        var id = new UUID(most, least);
        var slug = Slug.of(title, id, s -> true);
        assertThat(Slug.isValid(slug)).isTrue();
        assertThat(Slug.of(slug, id, s -> true)).isEqualTo(slug);
        assertThat(Slug.isValid(Slug.of(title, id, s -> false))).isTrue();
    }

    @Property(tries = 500)
    void aCleanTextIsCleanAndHasNoOtherForm(@ForAll String text) {
        assertThat(Text.orEmpty(Text.orEmpty(text))).isEqualTo(Text.orEmpty(text));
    }
}
