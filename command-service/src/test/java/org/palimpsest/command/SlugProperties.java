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
        var slugs = Slug.candidates(null, title, id);
        assertThat(slugs).isNotEmpty().allMatch(Slug::isValid);
        assertThat(Slug.candidates(null, slugs.getFirst(), id).getFirst()).isEqualTo(slugs.getFirst());
        assertThat(slugs.getLast()).endsWith(id.toString().replace("-", ""));
    }

    @Property(tries = 500)
    void aCleanTextIsCleanAndHasNoOtherForm(@ForAll String text) {
        assertThat(Text.orEmpty(Text.orEmpty(text))).isEqualTo(Text.orEmpty(text));
    }
}
