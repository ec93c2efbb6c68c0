package org.vrank.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Refusal;

/**
 * Reads a request's JSON. Where a value does not fit, the decoder only says at which column; this finds the field that stands
 * there, so that the refusal can name it.
 */
@Singleton
@Order(-20)
@Consumes(MediaType.APPLICATION_JSON)
final class BodyReader<T> implements MessageBodyReader<T> {
    private static final Pattern UNKNOWN = Pattern.compile("[Uu]nknown property \\[([A-Za-z0-9_.-]{1,40})\\]");
    private static final Pattern PROPERTY =
            Pattern.compile("(?:property \\[[^\\]]* |argument specified for \\[)([A-Za-z][A-Za-z0-9]{0,40})\\]");
    private static final Pattern PLACE = Pattern.compile("line: (\\d{1,9}), column: (\\d{1,9})\\]");
    private static final Pattern TWICE = Pattern.compile("^Duplicate field '([^']*)'");
    private static final Pattern MISFIT = Pattern.compile("^(Unexpected token|Cannot deserialize|Unable to coerce)");

    /** The decoder takes the last of two fields of one name; a guard before us may have looked at the first. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonMapper json;

    BodyReader(JsonMapper json) {
        this.json = json;
    }

    /** Only what our own operations take; everything else goes the framework's way. */
    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getType().getName().startsWith("org.vrank.");
    }

    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body)
            throws CodecException {
        byte[] bytes;
        try {
            bytes = body.readAllBytes();
        } catch (IOException e) {
            throw new CodecException("the body ended early", e);
        }
        refuseTwice(bytes);
        T read;
        try {
            read = json.readValue(bytes, type);
            if (read != null) {
                StrictKinds.check(json.readValue(bytes, Argument.of(JsonNode.class)), type);
            }
        } catch (IOException misfit) {
            throw refusal(bytes, String.valueOf(misfit.getMessage()));
        }
        if (read == null) {
            throw new Refusal.Invalid("body", "field.type");
        }
        return read;
    }

    private static void refuseTwice(byte[] body) {
        try (JsonParser parser = STRICT.createParser(body)) {
            while (parser.nextToken() != null) {
                // a second field of the same name throws
            }
        } catch (JsonParseException malformed) {
            Matcher twice = TWICE.matcher(String.valueOf(malformed.getOriginalMessage()));
            if (twice.find()) {
                String name = twice.group(1);
                throw new Refusal.Invalid(name.matches("[A-Za-z0-9_.-]{1,60}") ? name : "body", "field.twice");
            }
        } catch (IOException unreadable) {
            // the decoder says what is wrong
        }
    }

    private static Refusal refusal(byte[] body, String said) {
        Matcher unknown = UNKNOWN.matcher(said);
        if (unknown.find()) {
            return new Refusal.Invalid(unknown.group(1), "field.unknown");
        }
        Matcher place = PLACE.matcher(said);
        if (MISFIT.matcher(said).find() && place.find()) {
            return new Refusal.Invalid(
                    field(body, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))), "field.type");
        }
        String field = "body";
        Matcher property = PROPERTY.matcher(said);
        while (property.find()) {
            field = property.group(1);
        }
        return new Refusal.Invalid(field, "field.type");
    }

    /** The dotted path of the value before this place; {@code body} when there is none. */
    private static String field(byte[] body, int line, int column) {
        String field = "";
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            while (parser.nextToken() != null) {
                JsonLocation at = parser.currentTokenLocation();
                if (at.getLineNr() > line || (at.getLineNr() == line && at.getColumnNr() >= column)) {
                    break;
                }
                field = parser.getParsingContext().pathAsPointer().toString();
            }
        } catch (IOException end) {
            // what could be read up to there names the field
        }
        String named = field.replaceAll("/\\d+", "").replaceFirst("^/", "").replace('/', '.');
        return named.matches("[A-Za-z0-9_.-]{1,60}") ? named : "body";
    }
}
