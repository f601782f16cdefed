package org.palimpsest.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.io.BasicOutputBuffer;
import org.palimpsest.events.Content;
import org.palimpsest.query.Contents;

/** Why documents may be records that the driver writes by itself: nothing of a content is lost or changed on the way. */
class RoundTripProperties {

    @Provide
    Arbitrary<Content> contents() {
        return Contents.contents();
    }

    @Property(tries = 300)
    void a_content_comes_back_as_it_went(@ForAll("contents") Content content) {
        var codec = CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new AttributeCodec()), MongoClientSettings.getDefaultCodecRegistry())
                .get(Content.class);
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            codec.encode(writer, content, EncoderContext.builder().build());
            try (var reader = new BsonBinaryReader(buffer.getByteBuffers().getFirst().asNIO())) {
                assertThat(codec.decode(reader, DecoderContext.builder().build())).isEqualTo(content);
            }
        }
    }
}
