package payer.service.priorauth.jdbc;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.Standing;

/** Authorizations as JSON, as they lie in the database. What is empty is left out. */
final class ContentText {
    private static final TypeReference<Map<Integer, Standing>> STANDINGS = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .addMixIn(Standing.class, Kinds.class)
            .build();

    static {
        MAPPER.registerSubtypes(
                new NamedType(Standing.NotNeeded.class, "not-needed"),
                new NamedType(Standing.Approved.class, "approved"),
                new NamedType(Standing.InPart.class, "in-part"),
                new NamedType(Standing.Modified.class, "modified"),
                new NamedType(Standing.Reopened.class, "reopened"),
                new NamedType(Standing.Pended.class, "pended"),
                new NamedType(Standing.Asked.class, "asked"),
                new NamedType(Standing.NotCovered.class, "not-covered"),
                new NamedType(Standing.Denied.class, "denied"),
                new NamedType(Standing.Withdrawn.class, "withdrawn"));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Kinds {}

    private ContentText() {}

    static String of(PriorAuth authorization) {
        return write(authorization);
    }

    static String of(Map<Integer, Standing> standings) {
        try {
            return MAPPER.writerFor(STANDINGS).writeValueAsString(standings);
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        }
    }

    static PriorAuth authorization(String json) {
        try {
            return MAPPER.readValue(json, PriorAuth.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    static Map<Integer, Standing> standings(String json) {
        try {
            return MAPPER.readValue(json, STANDINGS);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        }
    }

    /** Without the text of the cause, which quotes the content. */
    private static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException(
                "stored authorization cannot be read: " + e.getOriginalMessage().length());
    }

    private static IllegalStateException unwritable(JsonProcessingException e) {
        return new IllegalStateException(
                "an authorization cannot be written: " + e.getClass().getSimpleName());
    }
}
