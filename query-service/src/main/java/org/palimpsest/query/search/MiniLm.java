package org.palimpsest.query.search;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/**
 * all-MiniLM-L6-v2 in this process: 90 MB that come in a jar, about 400 MB of memory, and on one thread some 5 ms for a question and
 * 50 ms for a text. It reads the first {@value #TOKENS} pieces of words and knows English best. Thread-safe.
 */
final class MiniLm implements Meaning, AutoCloseable {
    private static final String TOKENS = "256";

    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private MiniLm(OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /** Takes a second or two. Asks no other host, and leaves no file behind. */
    static MiniLm load() throws IOException, OrtException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        // Native code must not come from a folder that others can write into, and there may be no home.
        var unpacked = Files.createTempDirectory("palimpsest-meaning");
        System.setProperty("ENGINE_CACHE_DIR", unpacked.toString());
        try (var options = new SessionOptions();
                var model = resource("/all-minilm-l6-v2.onnx");
                var words = resource("/all-minilm-l6-v2-tokenizer.json")) {
            // What is worked out in the background leaves the other cores to readers.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            var tokenizer = HuggingFaceTokenizer.newInstance(
                    words, Map.of("truncation", "true", "maxLength", TOKENS, "padding", "false"));
            return new MiniLm(OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options), tokenizer);
        } finally {
            FileSystemUtils.deleteRecursively(unpacked);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(MiniLm.class.getResourceAsStream(name), name);
    }

    /** @throws IllegalStateException if the model refuses the text */
    @Override
    public List<Float> of(String text) {
        var pieces = tokenizer.encode(text);
        var environment = OrtEnvironment.getEnvironment();
        try (var ids = OnnxTensor.createTensor(environment, new long[][] {pieces.getIds()});
                var mask = OnnxTensor.createTensor(environment, new long[][] {pieces.getAttentionMask()});
                var types = OnnxTensor.createTensor(environment, new long[][] {pieces.getTypeIds()});
                var answer = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((float[][][]) answer.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw new IllegalStateException("The model refused a text of " + text.length() + " characters.", e);
        }
    }

    /** The direction of all pieces together. */
    private static List<Float> mean(float[][] pieces) {
        var sum = new double[DIMENSIONS];
        for (var piece : pieces) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sum[i] += piece[i];
            }
        }
        double length = 0;
        for (double part : sum) {
            length += part * part;
        }
        length = Math.sqrt(length);
        var mean = new ArrayList<Float>(DIMENSIONS);
        for (double part : sum) {
            mean.add((float) (part / length));
        }
        return List.copyOf(mean);
    }

    @Override
    public void close() throws OrtException {
        tokenizer.close();
        session.close();
    }
}
